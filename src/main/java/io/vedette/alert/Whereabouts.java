package io.vedette.alert;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which groups hold each episode, nearly always one, and which episodes of each service there are; belongs to its {@link Grouping}. */
final class Whereabouts {
    private final Map<String, List<AlertGroup>> ofEpisode = new HashMap<>();
    private final Map<String, Set<String>> ofService = new HashMap<>();

    /** The groups that hold an episode. */
    List<AlertGroup> groups(String episode) {
        return ofEpisode.getOrDefault(episode, List.of());
    }

    /** The alert of an episode that fires; empty when it is over, or never was. */
    Optional<Alert> firing(String episode) {
        return groups(episode).stream()
                .flatMap(group -> group.alert(episode).stream())
                .filter(Alert::firing)
                .findFirst();
    }

    /** The alerts of a service that fire. */
    List<Alert> firingOf(String service) {
        return ofService.getOrDefault(service, Set.of()).stream()
                .flatMap(episode -> firing(episode).stream())
                .toList();
    }

    /** A group holds an alert from now on; answers whether that is news. */
    boolean add(Alert alert, AlertGroup group) {
        List<AlertGroup> known = groups(alert.episode());
        if (known.contains(group)) {
            return false;
        }
        ofEpisode.put(
                alert.episode(), Stream.concat(known.stream(), Stream.of(group)).toList());
        ofService.computeIfAbsent(alert.service(), _ -> new LinkedHashSet<>()).add(alert.episode());
        return true;
    }

    /** A group has let go of an alert; answers whether no group holds it any more. */
    boolean remove(Alert alert, AlertGroup group) {
        String episode = alert.episode();
        var others = groups(episode).stream().filter(one -> one != group).toList();
        if (!others.isEmpty()) {
            ofEpisode.put(episode, others);
            return false;
        }
        ofEpisode.remove(episode);
        ofService.computeIfPresent(alert.service(), (_, episodes) -> {
            episodes.remove(episode);
            return episodes.isEmpty() ? null : episodes;
        });
        return true;
    }
}
