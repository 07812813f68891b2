package io.vedette.config.shape;

import io.vedette.config.document.Node;
import io.vedette.config.document.Place;
import io.vedette.config.document.Trail;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The name of something, which nothing else of its kind has.
 *
 * @param kind such as {@code receiver}
 */
public record Name(String kind) implements Type<String> {
    /** Fit for addresses, labels and file names without any escaping. */
    public static final Scalar<String> TEXT = Scalar.of(
            "name",
            "a name of letters, digits, dots, dashes and underscores that begins with a letter or digit, at most 100 long",
            new Facets(List.of("string", "integer"), "^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$", List.of(), null),
            text -> isName(text) ? Parsed.good(text) : Parsed.bad());

    @Override
    public @Nullable String read(Node node, Trail trail, Findings findings) {
        String name = TEXT.read(node, trail, findings);
        if (name == null) {
            findings.names().uncertain(kind);
            return null;
        }
        Place first = findings.names().give(kind, name, node.place(), isWrittenAs(name, node));
        if (first != null) {
            findings.error(node.place(), trail, "is the name of another " + kind, "the first is at " + first);
        }
        return name;
    }

    @Override
    public String label() {
        return "name";
    }

    @Override
    public String declares() {
        return kind;
    }

    private static boolean isWrittenAs(String name, Node node) {
        return node instanceof Node.Scalar written && written.text().equals(name);
    }

    private static boolean isName(String text) {
        return !text.isEmpty()
                && text.length() <= 100
                && "._-".indexOf(text.charAt(0)) < 0
                && text.chars().allMatch(Name::mayStandInOne);
    }

    private static boolean mayStandInOne(int letter) {
        return (letter < 128 && Character.isLetterOrDigit(letter)) || "._-".indexOf(letter) >= 0;
    }
}
