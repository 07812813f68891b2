package io.vedette.notify;

import io.vedette.alert.Alert;
import io.vedette.alert.Told;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What one integration knows of every episode that is not closed for it; belongs to its courier. */
final class Known {
    private final Map<String, Told.Entry> episodes = new HashMap<>();

    /** What has become different. */
    record Change(Map<String, Told.Entry> told, Set<String> closed) {
        static final Change NONE = new Change(Map.of(), Set.of());

        boolean isEmpty() {
            return told.isEmpty() && closed.isEmpty();
        }
    }

    void recall(Map<String, Told.Entry> told) {
        episodes.putAll(told);
    }

    /** What it knows of {@code alerts}. */
    Told of(Collection<Alert> alerts) {
        var told = new HashMap<String, Told.Entry>();
        for (Alert alert : alerts) {
            Told.Entry entry = episodes.get(alert.episode());
            if (entry != null) {
                told.put(alert.episode(), entry);
            }
        }
        return new Told(told);
    }

    boolean owes(Alert alert) {
        Told.Entry entry = episodes.get(alert.episode());
        return entry != null && entry.owed();
    }

    boolean owesNothing() {
        return episodes.values().stream().noneMatch(Told.Entry::owed);
    }

    /** Takes {@code after} in place of {@code before}, which is what it knew. */
    Change become(Told before, Told after) {
        Change change = between(before, after);
        episodes.keySet().removeAll(change.closed());
        episodes.putAll(change.told());
        return change;
    }

    private static Change between(Told before, Told after) {
        var told = new HashMap<>(after.episodes());
        told.entrySet()
                .removeIf(entry -> entry.getValue().equals(before.episodes().get(entry.getKey())));
        var closed = new HashSet<>(before.episodes().keySet());
        closed.removeAll(after.episodes().keySet());
        return new Change(told, closed);
    }

    /** Forgets episodes that are over. */
    Change forget(Collection<String> over) {
        var closed = new HashSet<String>();
        for (String episode : over) {
            if (episodes.remove(episode) != null) {
                closed.add(episode);
            }
        }
        return new Change(Map.of(), closed);
    }
}
