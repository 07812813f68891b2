package io.vedette.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The silences that are known: changed on the couriers' event loop, read from any thread. What ended is remembered for a while. */
public final class Silences implements Hold {
    /** So many may be pending or active: each is compared with every alert. */
    public static final int MOST = 1_000;

    private static final Duration REMEMBERED = Duration.ofDays(5);
    private static final Comparator<Silence> SOONEST_END_FIRST =
            Comparator.comparing(Silence::endsAt).thenComparing(Silence::id);

    private volatile List<Silence> all = List.of();

    /** Takes a silence, or what has become of it. */
    public void put(Silence silence, Instant now) {
        all = Stream.concat(all.stream().filter(old -> !old.id().equals(silence.id())), Stream.of(silence))
                .filter(known -> known.endsAt().plus(REMEMBERED).isAfter(now))
                .sorted(SOONEST_END_FIRST)
                .toList();
    }

    /** All of them, the next to end first. */
    public List<Silence> all() {
        return all;
    }

    public Optional<Silence> find(String id) {
        return all.stream().filter(silence -> silence.id().equals(id)).findFirst();
    }

    /** Whether there is room for one more. */
    public boolean hasRoom(Instant now) {
        return all.stream().filter(silence -> now.isBefore(silence.endsAt())).count() < MOST;
    }

    /** If several match, the one that lasts longest. */
    @Override
    public Optional<Held> on(Alert alert, Route route, Instant now) {
        var known = all;
        for (int i = known.size() - 1; i >= 0; i--) {
            Silence silence = known.get(i);
            if (!now.isBefore(silence.endsAt())) {
                return Optional.empty();
            }
            if (!now.isBefore(silence.startsAt()) && silence.matches(alert.labels())) {
                return Optional.of(
                        new Held.Silenced(silence.id(), silence.author(), silence.reason(), silence.endsAt()));
            }
        }
        return Optional.empty();
    }
}
