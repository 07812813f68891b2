package io.vedette.dependency;

import io.vedette.target.Service;
import io.vedette.target.Target;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Which services need which. Immutable; a name that is no service is needed by nobody. */
public final class Dependencies {
    public static final Dependencies NONE = new Dependencies(List.of());

    /** What is looked at once an hour does not hold up anybody's page for longer. */
    static final Duration LONGEST = Duration.ofMinutes(1);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final int LOOKS = 3;

    private final Map<String, Service> services = new LinkedHashMap<>();
    private final Map<String, Set<String>> needed = new LinkedHashMap<>();
    private final Map<String, Set<String>> dependents = new LinkedHashMap<>();

    public Dependencies(Collection<Service> all) {
        all.forEach(service -> services.put(service.name(), service));
        for (Service service : all) {
            SequencedSet<String> parents = ancestors(service.name());
            if (!parents.isEmpty()) {
                needed.put(service.name(), parents);
            }
            parents.forEach(parent ->
                    dependents.computeIfAbsent(parent, _ -> new TreeSet<>()).add(service.name()));
        }
    }

    /** All that a service needs, through others too, the nearest first. */
    Set<String> neededBy(String service) {
        return needed.getOrDefault(service, Set.of());
    }

    /** All that need a service, through others too, by name. */
    List<String> dependents(String service) {
        return List.copyOf(dependents.getOrDefault(service, Set.of()));
    }

    boolean isNeeded(String service) {
        return dependents.containsKey(service);
    }

    /** How long until each endpoint of a service was looked at once more. */
    Duration round(String service) {
        return longest(service, target -> target.interval().plus(target.timeout()));
    }

    /** How long a service may be down, at most, before that is known: until its next look, and until that is confirmed. */
    Duration discovery(String service) {
        return longest(service, target -> target.interval()
                .plus(target.timeout().multipliedBy(LOOKS))
                .plus(BETWEEN_LOOKS.multipliedBy(LOOKS - 1)));
    }

    private Duration longest(String service, Function<Target, Duration> time) {
        Service known = services.get(service);
        return known == null
                ? Duration.ZERO
                : known.targets().stream()
                        .map(time)
                        .max(Duration::compareTo)
                        .filter(longest -> longest.compareTo(LONGEST) < 0)
                        .orElse(LONGEST);
    }

    private SequencedSet<String> ancestors(String service) {
        SequencedSet<String> found = new LinkedHashSet<>();
        SequencedSet<String> open = new LinkedHashSet<>(List.of(service));
        while (!open.isEmpty()) {
            Service known = services.get(open.removeFirst());
            if (known != null) {
                known.dependsOn().stream()
                        .sorted()
                        .filter(services::containsKey)
                        .filter(parent -> !parent.equals(service) && found.add(parent))
                        .forEach(open::add);
            }
        }
        return found;
    }
}
