package io.vedette.bench.fleet;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/** What the targets saw: when each endpoint was asked, and how even the gaps were. Belongs to the world's event loop. */
final class Arrivals {
    private static final long SECOND = 1_000_000_000L;
    private static final int BUCKETS_A_SECOND = 10;
    /** A service that is made after its turn has its first in the next interval. */
    private static final int INTERVALS_TO_BEGIN = 5;

    private final Fleet fleet;
    private final long interval;
    private final long[] last;
    private final long[] spread;
    private final Histogram minute = new Histogram(3);
    private final Histogram steady = new Histogram(3);
    private long arrived;
    private long lost;
    private int seen;
    private long first;
    private long firstWall;
    private long allSeen;

    Arrivals(Fleet fleet) {
        this.fleet = fleet;
        this.interval = fleet.interval().toNanos();
        this.last = new long[fleet.endpoints()];
        this.spread = new long[tenthsAnInterval() * INTERVALS_TO_BEGIN];
    }

    private int tenthsAnInterval() {
        return (int) fleet.interval().toSeconds() * BUCKETS_A_SECOND;
    }

    /** {@code endpoint} was asked now. */
    void arrived(int endpoint, long now) {
        arrived++;
        long before = last[endpoint];
        last[endpoint] = now;
        if (before == 0) {
            begin(now);
        } else if (!fleet.isForFailing(endpoint)) {
            gap(now - before);
        }
    }

    private void begin(long now) {
        if (seen == 0) {
            first = now;
            firstWall = System.currentTimeMillis();
        }
        seen++;
        int bucket = (int) ((now - first) * BUCKETS_A_SECOND / SECOND);
        spread[Math.min(bucket, spread.length - 1)]++;
        if (seen == last.length) {
            allSeen = now;
        }
    }

    private void gap(long nanos) {
        long intervals = Math.max(1, Math.round((double) nanos / interval));
        lost += intervals - 1;
        long off = Math.abs(nanos - intervals * interval) / 1_000;
        minute.recordValue(off);
        steady.recordValue(off);
    }

    /** From now on it is the steady state. */
    void settle() {
        steady.reset();
    }

    /** Those that were asked, and not again for more than an interval and a half. */
    private long silent(long now) {
        long silent = 0;
        for (int endpoint = 0; endpoint < last.length; endpoint++) {
            if (last[endpoint] == 0 || now - last[endpoint] > interval * 3 / 2) {
                silent++;
            }
        }
        return silent;
    }

    /** Everything in a line of figures: {@link Seen} reads it. The minute begins anew. */
    String told(long now) {
        long most = 0;
        for (long count : spread) {
            most = Math.max(most, count);
        }
        String line = String.format(
                Locale.ROOT,
                "%d %d %d %d %d %s %s %d %.2f",
                arrived,
                lost,
                silent(now),
                firstWall,
                seen,
                figures(minute),
                figures(steady),
                allSeen == 0 ? -1 : (allSeen - first) / 1_000_000,
                (double) most * tenthsAnInterval() / Math.max(1, seen));
        minute.reset();
        return line;
    }

    private static String figures(Histogram gaps) {
        return gaps.getValueAtPercentile(50) + " " + gaps.getValueAtPercentile(99) + " " + gaps.getMaxValue();
    }
}
