package io.vedette.alert;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who else is told of which episode; belongs to the couriers' event loop. */
final class Summonses {
    private final Map<String, List<Summons>> ofEpisode = new HashMap<>();

    /** Answers whether it is new. */
    boolean add(Summons summons) {
        var known = ofEpisode.computeIfAbsent(summons.episode(), _ -> new ArrayList<>());
        return known.stream().noneMatch(one -> one.receiver().equals(summons.receiver())) && known.add(summons);
    }

    /** Those of an episode, the first first. */
    List<Summons> of(String episode) {
        return List.copyOf(ofEpisode.getOrDefault(episode, List.of()));
    }

    /** Why a receiver is told of any of these; empty when nobody had to call it. */
    String because(Collection<Alert> alerts, String receiver) {
        return alerts.stream()
                .flatMap(alert -> of(alert.episode()).stream())
                .filter(summons -> summons.receiver().equals(receiver))
                .map(Summons::because)
                .findFirst()
                .orElse("");
    }

    void remove(String episode) {
        ofEpisode.remove(episode);
    }

    /** Lets go of calls to receivers that there are no more. */
    void keepOnly(Collection<String> receivers) {
        ofEpisode.values().forEach(calls -> calls.removeIf(one -> !receivers.contains(one.receiver())));
    }
}
