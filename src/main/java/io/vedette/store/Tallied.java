package io.vedette.store;

import io.vedette.report.Figures;
import io.vedette.sample.Outcome;
import io.vedette.sample.Reason;
import io.vedette.window.Packer;
import io.vedette.window.Unpacker;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.HdrHistogram.Histogram;

/** What the scheduled probes of a target found in some time: counts, and the latencies of what was answered. Belongs to one thread. */
final class Tallied {
    private static final int VERSION = 1;
    private static final long LOWEST = 1;
    private static final long HIGHEST = 60_000_000;
    private static final int DIGITS = 2;

    private final Histogram latencies = new Histogram(LOWEST, HIGHEST, DIGITS);
    private final long[] degraded = new long[Reason.CODES];
    private final long[] down = new long[Reason.CODES];
    private long up;
    private long unknown;
    private long skipped;

    void clear() {
        latencies.reset();
        Arrays.fill(degraded, 0);
        Arrays.fill(down, 0);
        up = 0;
        unknown = 0;
        skipped = 0;
    }

    void add(Outcome outcome) {
        switch (outcome) {
            case Outcome.Up _ -> up++;
            case Outcome.Degraded poor -> degraded[poor.reason().code()]++;
            case Outcome.Down failure -> down[failure.reason().code()]++;
            case Outcome.Unknown _ -> unknown++;
        }
        if (outcome instanceof Outcome.Answered answered) {
            latencies.recordValue(Math.clamp(answered.phases().total(), LOWEST, HIGHEST));
        }
    }

    /** What was counted as down is known by now not to have been measured. */
    void revoke(Outcome outcome) {
        if (outcome instanceof Outcome.Down failure && down[failure.reason().code()] > 0) {
            down[failure.reason().code()]--;
            unknown++;
        }
    }

    void skip() {
        skipped++;
    }

    /** Adds what was kept. */
    void add(byte[] counts, byte[] v2) {
        var unpacker = new Unpacker(VERSION, counts);
        up += unpacker.number();
        unknown += unpacker.number();
        skipped += unpacker.number();
        add(degraded, unpacker);
        add(down, unpacker);
        latencies.add(Histogram.decodeFromByteBuffer(ByteBuffer.wrap(v2), 0));
    }

    /** How many were answered as they should be, and how many failed, of what was kept of an hour or a day. */
    static Figures.Count goodAndBad(byte[] counts) {
        var unpacker = new Unpacker(VERSION, counts);
        long up = unpacker.number();
        unpacker.number(); // unknown
        unpacker.number(); // skipped
        return new Figures.Count(up + sum(unpacker), sum(unpacker));
    }

    private static long sum(Unpacker unpacker) {
        int reasons = unpacker.count();
        long sum = 0;
        for (int reason = 0; reason < reasons && unpacker.isWhole(); reason++) {
            sum += unpacker.number();
        }
        return sum;
    }

    private static void add(long[] sums, Unpacker unpacker) {
        int reasons = unpacker.count();
        for (int reason = 0; reason < reasons && unpacker.isWhole(); reason++) {
            long count = unpacker.number();
            if (reason < sums.length) {
                sums[reason] += count;
            }
        }
    }

    byte[] counts() {
        var packer = new Packer(VERSION).number(up).number(unknown).number(skipped);
        for (long[] sums : new long[][] {degraded, down}) {
            packer.number(sums.length);
            for (long sum : sums) {
                packer.number(sum);
            }
        }
        return packer.bytes();
    }

    /** HdrHistogram's V2 bytes. */
    byte[] v2() {
        var buffer = ByteBuffer.allocate(latencies.getNeededByteBufferCapacity());
        return Arrays.copyOf(buffer.array(), latencies.encodeIntoByteBuffer(buffer));
    }

    Aggregate aggregate(long number) {
        return new Aggregate(
                number,
                up,
                unknown,
                skipped,
                Aggregate.byReason(degraded),
                Aggregate.byReason(down),
                latencies.getTotalCount(),
                quantile(50, 2),
                quantile(95, 20),
                quantile(99, 100));
    }

    private long quantile(double percentile, long least) {
        return latencies.getTotalCount() < least ? Aggregate.NONE : latencies.getValueAtPercentile(percentile);
    }
}
