package io.vedette.config.shape;

import io.vedette.config.document.Place;
import io.vedette.config.document.Problem;
import io.vedette.config.document.Trail;
import io.vedette.spelling.NearMatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names that a configuration gives, by kind, and the places that refer to them. */
final class Names {
    private static final int MOST_HINTS = 100;

    private final Map<String, Map<String, Given>> given = new HashMap<>();
    private final List<Use> uses = new ArrayList<>();
    private final Set<String> uncertain = new HashSet<>();

    /**
     * @param showable whether it stands in the file as it is
     */
    private record Given(Place place, boolean showable) {}

    private record Use(Reference type, String name, Place place, Trail trail, String shown) {}

    /** Notes a name; answers where it was given before, if it was. */
    @Nullable
    Place give(String kind, String name, Place place, boolean showable) {
        Given first = given.computeIfAbsent(kind, unseen -> new LinkedHashMap<>())
                .putIfAbsent(name, new Given(place, showable));
        return first == null ? null : first.place;
    }

    /** Some of this kind could not be read, so that a reference may well mean one of them. */
    void uncertain(String kind) {
        if (!kind.isEmpty()) {
            uncertain.add(kind);
        }
    }

    void use(Reference type, String name, Place place, Trail trail, String shown) {
        uses.add(new Use(type, name, place, trail, shown));
    }

    private static List<String> showable(Map<String, Given> known) {
        return known.entrySet().stream()
                .filter(entry -> entry.getValue().showable)
                .map(Map.Entry::getKey)
                .toList();
    }

    void settle(Findings findings) {
        int hints =
                0; // each compares with all names: enough for a person, and no more for a file of ten thousand mistakes
        for (Use use : uses) {
            Map<String, Given> known = given.getOrDefault(use.type.kind(), Map.of());
            if (!known.containsKey(use.name) && !uncertain.contains(use.type.kind())) {
                findings.add(Problem.of(
                        use.type.ifUnknown(),
                        use.place,
                        use.trail,
                        "there is no " + use.type.kind() + " " + use.shown,
                        hints++ < MOST_HINTS ? NearMatch.hint(use.name, showable(known)) : ""));
            }
        }
    }
}
