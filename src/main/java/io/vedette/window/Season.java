package io.vedette.window;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What each hour of the week has been: the median and the 95th percentile of its latencies in each of the last eight weeks. Bounded: 5,376 bytes, a week of
 * which nothing is known costs none. Belongs to one thread.
 *
 * <p>An hour is compared with the same hour of the weeks before and the hours beside it, on a logarithmic scale, by their median and their median absolute deviation:
 * up to half of them may have been anything without being a measure for the next (Leys et al. 2013, <i>Detecting outliers: Do not use standard deviation around the
 * mean, use absolute deviation around the median</i>). Hours are those of UTC; a change of the clocks is within the hours beside.
 */
public final class Season {
    /** So many latencies make an hour: of fewer, the 95th percentile is a matter of luck. */
    public static final long FEWEST = 60;

    /** So many hours alike must be known: three weeks, less a few hours in which nothing was measured. */
    public static final int ENOUGH = 7;

    private static final int VERSION = 2;
    private static final short[] NOTHING = {};
    private static final short[][] NO_WEEKS = {};
    private static final int HOURS = 168;
    private static final int WEEKS = 8;
    private static final long SECONDS = 3_600;
    /** 1970 began on a Thursday; weeks here do too. */
    private static final double SCALE = 256;

    private static final double CONSISTENT = 1.4826;
    /** So far from the usual, in deviations. */
    private static final double FAR = 5;
    /** No hour is steadier than to a tenth; and a quarter slower is nothing to be told of. */
    private static final double STEADIEST = log2(1.1);

    private static final double WORTH = log2(1.25);

    private short[][] middles = NO_WEEKS; // as many as WEEKS, once something is known
    private short[][] tails = NO_WEEKS;
    private long last = -1;

    private static short[][] weeks(short[][] known) {
        if (known.length > 0) {
            return known;
        }
        var weeks = new short[WEEKS][];
        Arrays.fill(weeks, NOTHING);
        return weeks;
    }

    /**
     * How an hour compares.
     *
     * @param usual the percentile's median in the hours alike, in microseconds
     * @param found what it is now
     * @param far how far that is above, in deviations
     * @param hours how many hours alike are known
     */
    public record Comparison(double percentile, long usual, long found, double far, int hours) {
        /** Whether that is more than chance and more than nothing. */
        public boolean isOver() {
            return far > FAR && log2((double) found / usual) > WORTH;
        }
    }

    /** Keeps the hour that ended last before {@code now} once, if enough was measured in it; {@code hour} are the latencies of the last 3,600 seconds. */
    public void ended(Instant now, Distribution hour) {
        long number = Math.floorDiv(now.getEpochSecond(), SECONDS) - 1;
        if (number <= last) {
            return;
        }
        last = number;
        if (hour.count() >= FEWEST) {
            middles = weeks(middles);
            tails = weeks(tails);
            week(middles, number)[hour(number)] = code(hour.quantile(0.5));
            week(tails, number)[hour(number)] = code(hour.quantile(0.95));
        }
    }

    /** Whether the hour before {@code now} is still to be kept, and has just ended. */
    public boolean lacks(Instant now, Duration atMost) {
        long number = Math.floorDiv(now.getEpochSecond(), SECONDS) - 1;
        return number > last && Math.floorMod(now.getEpochSecond(), SECONDS) < atMost.toSeconds();
    }

    /** How the last 3,600 seconds compare with what this hour of the week has been, by the percentile that left it furthest; null while too little is known. */
    public @Nullable Comparison compare(Instant now, Distribution hour) {
        if (hour.count() < FEWEST) {
            return null;
        }
        long middle = Math.floorDiv(now.getEpochSecond() - SECONDS / 2, SECONDS);
        Comparison median = compare(middles, middle, 0.5, hour.quantile(0.5));
        Comparison tail = compare(tails, middle, 0.95, hour.quantile(0.95));
        if (median == null || tail == null) {
            return null;
        }
        return tail.far() > median.far() ? tail : median;
    }

    private static @Nullable Comparison compare(short[][] codes, long middle, double percentile, @Nullable Long found) {
        double[] alike = alike(codes, middle);
        if (found == null || alike.length < ENOUGH) {
            return null;
        }
        double usual = median(alike);
        double[] apart =
                Arrays.stream(alike).map(value -> Math.abs(value - usual)).toArray();
        double deviation = Math.max(CONSISTENT * median(apart), STEADIEST);
        double far = (log2((double) found) - usual) / deviation;
        return new Comparison(percentile, Math.round(Math.pow(2, usual)), found, far, alike.length);
    }

    /** What is known of this hour of the week and of those beside it. */
    private static double[] alike(short[][] codes, long middle) {
        double[] alike = new double[3 * WEEKS];
        int count = 0;
        for (long hour = middle - 1; hour <= middle + 1; hour++) {
            for (short[] week : codes) {
                if (week.length > 0 && week[hour(hour)] != 0) {
                    alike[count++] = week[hour(hour)] / SCALE;
                }
            }
        }
        return Arrays.copyOf(alike, count);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private static int hour(long number) {
        return (int) Math.floorMod(number, (long) HOURS);
    }

    private static short[] week(short[][] weeks, long number) {
        int place = (int) Math.floorMod(Math.floorDiv(number, HOURS), (long) WEEKS);
        if (weeks[place].length == 0) {
            weeks[place] = new short[HOURS];
        }
        return weeks[place];
    }

    /** At least 1, so that 0 is nothing. */
    private static short code(@Nullable Long micros) {
        return micros == null ? 0 : (short) Math.max(1, Math.round(log2((double) Math.max(1, micros)) * SCALE));
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }

    /** All there is to know, for {@link #decode}. */
    public byte[] encode() {
        var packer = new Packer(VERSION).number(last);
        for (int week = 0; week < WEEKS; week++) {
            pack(middles.length == 0 ? NOTHING : middles[week], packer);
            pack(tails.length == 0 ? NOTHING : tails[week], packer);
        }
        return packer.bytes();
    }

    private static void pack(short[] week, Packer packer) {
        packer.number(week.length);
        for (short known : week) {
            packer.number(known);
        }
    }

    private static short[] unpack(Unpacker unpacker) {
        if (unpacker.number(0, HOURS) == 0) {
            return NOTHING;
        }
        var week = new short[HOURS];
        for (int hour = 0; hour < HOURS; hour++) {
            week[hour] = (short) unpacker.number(0, Short.MAX_VALUE);
        }
        return week;
    }

    /** What was encoded; a season of which nothing is known when the bytes are damaged or of another version. */
    public static Season decode(byte[] bytes) {
        var season = new Season();
        var unpacker = new Unpacker(VERSION, bytes);
        long known = unpacker.number();
        season.middles = weeks(NO_WEEKS);
        season.tails = weeks(NO_WEEKS);
        for (int week = 0; week < WEEKS; week++) {
            season.middles[week] = unpack(unpacker);
            season.tails[week] = unpack(unpacker);
        }
        season.last = known;
        return unpacker.isWholeAndAtItsEnd() ? season : new Season();
    }
}
