package io.vedette.alert;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one integration knows of some episodes that are not closed for it: the memory against telling twice and against never telling the end.
 * Written before an attempt leaves, as if it would arrive; put back when it surely did not.
 */
public record Told(Map<String, Entry> episodes) {
    public static final Told NOTHING = new Told(Map.of());

    /**
     * One episode.
     *
     * @param at of the last message about it
     * @param owed whether its firing may be known there, so that its end must be told
     * @param settled whether its firing was delivered or given up: nothing is told of it alone before the repeat interval
     */
    public record Entry(Instant at, boolean owed, boolean settled) {}

    public Told {
        episodes = Map.copyOf(episodes);
    }

    /** Whether the end of an episode must be told. */
    public boolean owes(Alert alert) {
        var entry = episodes.get(alert.episode());
        return entry != null && entry.owed();
    }

    /** When the firing of an episode was settled; absent if it was not. */
    @Nullable
    Instant settledAt(Alert alert) {
        var entry = episodes.get(alert.episode());
        return entry != null && entry.settled() ? entry.at() : null;
    }

    /** As if the attempt that leaves now were to arrive and its answer to be lost. */
    public Told departing(Notice notice, Instant now) {
        var next = new HashMap<>(episodes);
        for (Alert alert : notice.firing()) {
            next.merge(
                    alert.episode(), new Entry(now, true, false), (old, _) -> new Entry(old.at(), true, old.settled()));
        }
        return new Told(next);
    }

    /** After the attempt surely did not arrive: as {@code before} it left, but for episodes that were let go meanwhile. */
    public Told back(Told before) {
        var old = new HashMap<>(before.episodes);
        old.keySet().retainAll(episodes.keySet());
        return new Told(old);
    }

    /** After the message was taken. */
    public Told delivered(Notice notice, Instant now) {
        var next = new HashMap<>(episodes);
        notice.firing().forEach(alert -> next.put(alert.episode(), new Entry(now, true, true)));
        notice.resolved().forEach(alert -> next.remove(alert.episode()));
        return new Told(next);
    }

    /** After the last attempt was refused or came to nothing: what may be known stays owed, and what is resolved is let go. */
    public Told givenUp(Notice notice, Instant now) {
        var next = new HashMap<>(episodes);
        notice.firing().forEach(alert -> next.put(alert.episode(), new Entry(now, owes(alert), true)));
        notice.resolved().forEach(alert -> next.remove(alert.episode()));
        return new Told(next);
    }
}
