package io.vedette.monitor;

import io.vedette.alert.Alert;
import io.vedette.alert.Episode;
import io.vedette.alert.Severity;
import io.vedette.target.Labels;
import io.vedette.window.LatencyBuckets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether the daemon keeps its own schedule, as its loops count it: one alert says so while more than a twentieth of a minute's probes leave late, and is over
 * when a minute has less than a hundredth of them. It speaks up long before results become unknown, which they do when they leave a quarter of their interval
 * late. Belongs to one event loop, which asks about once a second.
 */
public final class Pace {
    public static final String ALERT = "CannotKeepUp";

    /** Whom the alert is about; no user's service. */
    static final String SELF = "vedette";

    static final Duration WINDOW = Duration.ofMinutes(1);
    /** How long a process that has just begun compiles itself and is late. */
    private static final Duration WARM_UP = Duration.ofMinutes(1);

    private static final long LATE_MICROS = 250_000;
    private static final int FEW = 10;
    private static final double TOO_MANY = 0.05;
    private static final double ALL_RIGHT = 0.01;

    private final Deque<Tally> tallies = new ArrayDeque<>();
    private @Nullable Instant begun;
    private @Nullable Alert open;

    /** Counts since the start, as they stood. */
    private record Tally(Instant at, long left, long late) {
        static Tally of(Collection<LoopSnapshot> loops, Instant now) {
            long left = 0;
            long late = 0;
            for (LoopSnapshot loop : loops) {
                long[] counts = loop.lateness().counts();
                for (int bucket = 0; bucket < counts.length; bucket++) {
                    left += counts[bucket];
                    late += bucket > LatencyBuckets.bucketOf(LATE_MICROS) ? counts[bucket] : 0;
                }
            }
            return new Tally(now, left, late);
        }
    }

    /** Takes how the loops stand now; answers the alert if it begins or ends with this. */
    public Optional<Alert> look(Collection<LoopSnapshot> loops, Instant now) {
        begun = begun == null ? now : begun;
        if (now.isBefore(begun.plus(WARM_UP))) {
            return Optional.empty();
        }
        var last = Tally.of(loops, now);
        tallies.add(last);
        while (tallies.size() > 2 && !secondIsYoung(now)) {
            tallies.remove();
        }
        Tally first = tallies.element();
        long left = last.left - first.left;
        long late = last.late - first.late;
        double share = left == 0 ? 0 : (double) late / left;
        boolean whole = !first.at.isAfter(now.minus(WINDOW));
        Alert firing = open;
        if (firing == null && whole && late >= FEW && share > TOO_MANY) {
            open = alert(left, late, loops, now);
            return Optional.ofNullable(open);
        }
        if (firing != null && left > 0 && share < ALL_RIGHT) {
            open = null;
            return Optional.of(firing.resolvedAt(now, "probes leave on time again"));
        }
        return Optional.empty();
    }

    private boolean secondIsYoung(Instant now) {
        return tallies.stream().skip(1).findFirst().orElseThrow().at.isAfter(now.minus(WINDOW));
    }

    private static Alert alert(long left, long late, Collection<LoopSnapshot> loops, Instant now) {
        int targets = loops.stream().mapToInt(LoopSnapshot::targets).sum();
        String description = String.format(
                Locale.ROOT,
                "%,d of the last minute's %,d probes left more than %d ms late: this daemon has too little processor for %,d endpoints. "
                        + "Give it more, probe less often (interval), or let a second daemon take some. "
                        + "What leaves later than a quarter of its interval is unknown, and charged to nobody.",
                late,
                left,
                LATE_MICROS / 1_000,
                targets);
        var labels = new Labels(Map.of("alertname", ALERT, "severity", Severity.WARNING.label(), "service", SELF));
        return new Alert(
                ALERT,
                Episode.of(ALERT, now),
                ALERT,
                Severity.WARNING,
                labels,
                "Vedette cannot keep up with its probes",
                description,
                null,
                now,
                null);
    }
}
