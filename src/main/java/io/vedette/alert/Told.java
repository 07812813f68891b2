package io.vedette.alert;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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
     * @param known whether its firing may be known there
     * @param settled whether its firing was delivered or given up: nothing is told of it alone before the repeat interval; neither known nor settled is what a
     *     digest has yet to say
     * @param first when its firing was first delivered; absent if it was not
     */
    public record Entry(
            Instant at,
            boolean known,
            boolean settled,
            @Nullable Instant first) {
        /** One whose firing was not delivered yet. */
        public Entry(Instant at, boolean known, boolean settled) {
            this(at, known, settled, null);
        }

        /** Whether its end must be told. */
        public boolean owed() {
            return known || !settled;
        }

        Entry later(Instant now) {
            return new Entry(now, known, settled, first);
        }

        Entry departing() {
            return new Entry(at, true, settled, first);
        }

        static Entry delivered(@Nullable Entry before, Instant now) {
            return new Entry(now, true, true, before == null || before.first == null ? now : before.first);
        }

        static Entry givenUp(@Nullable Entry before, Instant now) {
            return before == null
                    ? new Entry(now, false, true, null)
                    : new Entry(now, before.known, true, before.first);
        }
    }

    public Told {
        episodes = Map.copyOf(episodes);
    }

    /** Whether the firing of an episode may be known there. */
    boolean knows(Alert alert) {
        var entry = episodes.get(alert.episode());
        return entry != null && entry.known();
    }

    /** Whether the end of an episode must be told. */
    public boolean owes(Alert alert) {
        var entry = episodes.get(alert.episode());
        return entry != null && entry.owed();
    }

    /** When the last word about an episode left, or it was noted for a digest. */
    Optional<Instant> at(Alert alert) {
        return Optional.ofNullable(episodes.get(alert.episode())).map(Entry::at);
    }

    /** When the firing of an episode was settled; absent if it was not. */
    @Nullable
    Instant settledAt(Alert alert) {
        var entry = episodes.get(alert.episode());
        return entry != null && entry.settled() ? entry.at() : null;
    }

    /** When the firing of an episode first arrived; absent if it surely did not yet. */
    @Nullable
    public Instant firstAt(Alert alert) {
        var entry = episodes.get(alert.episode());
        return entry == null ? null : entry.first();
    }

    /** Whether the firing of an episode was given up, and has not arrived since, as far as is known. */
    boolean gaveUp(Alert alert) {
        return settledAt(alert) != null && firstAt(alert) == null;
    }

    /** None of these is known there, but their end must be told as well. */
    Told noted(Collection<Alert> alerts, Instant now) {
        var next = new HashMap<>(episodes);
        alerts.forEach(alert -> next.putIfAbsent(alert.episode(), new Entry(now, false, false)));
        return next.size() == episodes.size() ? this : new Told(next);
    }

    /** What is known of others than these. */
    public Told without(Collection<Alert> alerts) {
        var others = new HashMap<>(episodes);
        alerts.forEach(alert -> others.remove(alert.episode()));
        return new Told(others);
    }

    /** After a digest that had nothing of these: what is not settled is for the next one. */
    public Told passed(Instant now) {
        var next = new HashMap<>(episodes);
        next.replaceAll((_, entry) -> entry.settled() ? entry : entry.later(now));
        return new Told(next);
    }

    /** As if the attempt that leaves now were to arrive and its answer to be lost. */
    public Told departing(Notice notice, Instant now) {
        var next = new HashMap<>(episodes);
        for (Alert alert : notice.firing()) {
            next.merge(alert.episode(), new Entry(now, true, false), (old, _) -> old.departing());
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
        notice.firing().forEach(alert -> next.compute(alert.episode(), (_, old) -> Entry.delivered(old, now)));
        notice.resolved().forEach(alert -> next.remove(alert.episode()));
        return new Told(next);
    }

    /** After the last attempt was refused or came to nothing: what may be known stays owed; an end is let go only with a message that says nothing else. */
    public Told givenUp(Notice notice, Instant now) {
        var next = new HashMap<>(episodes);
        notice.firing().forEach(alert -> next.compute(alert.episode(), (_, old) -> Entry.givenUp(old, now)));
        if (notice.allResolved()) {
            notice.resolved().forEach(alert -> next.remove(alert.episode()));
        }
        return new Told(next);
    }
}
