package io.vedette.config.endpoint;

import io.vedette.config.shape.Key;
import java.util.List;
import java.util.stream.Collectors;

/** The part of the reference that says what each kind of endpoint does, and which keys are its own. */
public final class KindsPage {
    private KindsPage() {}

    public static String text() {
        StringBuilder page =
                new StringBuilder("\n# Kinds of endpoints\n\nThe scheme of an endpoint's `url` says its kind.\n");
        Kinds.ALL.forEach(kind -> page.append(section(kind)));
        return page.toString();
    }

    private static String section(EndpointKind kind) {
        String schemes =
                kind.schemes().stream().map(scheme -> '`' + scheme + '`').collect(Collectors.joining(", "));
        return "\n## " + schemes + "\n\n" + kind.description() + "\n\nAs in `url: " + kind.example() + "`."
                + listed(" Its keys: ", kind.keys()) + listed(" Its expectations: ", kind.expectations()) + "\n";
    }

    private static String listed(String before, List<Key<?>> keys) {
        return keys.isEmpty()
                ? ""
                : before + keys.stream().map(key -> '`' + key.name() + '`').collect(Collectors.joining(", ")) + ".";
    }
}
