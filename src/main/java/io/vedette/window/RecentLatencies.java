package io.vedette.window;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;

/** The latencies of the last hour by the minute, for questions about any number of whole minutes of it. Belongs to the event loop of its service. */
public final class RecentLatencies {
    /** How far back it can be asked. */
    public static final Duration LONGEST = Duration.ofHours(1);

    private static final int MINUTES = 60;
    private static final long NEVER = Long.MIN_VALUE;

    private final SealedRing minutes = new SealedRing(MINUTES);
    private final Cells live = new Cells();
    private long minute = NEVER;

    /** Counts one latency at {@code due}. */
    public void record(Instant due, long micros) {
        rollTo(due);
        live.add(Layout.cellOf(micros), 1);
    }

    /** What was recorded in the minutes that end with {@code now}: the running one, and as many before it as fill the {@code window}. */
    public Distribution over(Duration window, Instant now) {
        rollTo(now.minusNanos(1));
        var parts = new ArrayList<>(minutes.between(minute - window.toMinutes() + 1, minute - 1));
        parts.add(live.seal());
        return Distribution.sum(parts);
    }

    private void rollTo(Instant now) {
        long target = Math.floorDiv(now.getEpochSecond(), 60L);
        if (target <= minute) {
            return;
        }
        if (minute != NEVER) {
            minutes.put(minute, live.seal());
            live.clear();
        }
        minute = target;
    }
}
