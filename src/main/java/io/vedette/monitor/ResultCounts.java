package io.vedette.monitor;

import io.vedette.monitor.ServiceSnapshot.Results;
import io.vedette.sample.Outcome;
import io.vedette.sample.Reason;
import io.vedette.window.Packer;
import io.vedette.window.Unpacker;
import java.util.EnumMap;
import java.util.Map;

/** What the scheduled probes of one target found since the start, in numbers that only grow, also when a result is taken back: whoever scrapes them takes a fall for a restart; belongs to the event loop of its service. */
final class ResultCounts {
    private final long[] degraded = new long[Reason.CODES];
    private final long[] down = new long[Reason.CODES];
    private long up;
    private long unknown;

    void count(Outcome outcome) {
        switch (outcome) {
            case Outcome.Unknown _ -> unknown++;
            case Outcome.Up _ -> up++;
            case Outcome.Degraded poor -> degraded[poor.reason().code()]++;
            case Outcome.Down failure -> down[failure.reason().code()]++;
        }
    }

    Results results() {
        return new Results(up, unknown, byReason(degraded), byReason(down));
    }

    void become(ResultCounts known) {
        up = known.up;
        unknown = known.unknown;
        System.arraycopy(known.degraded, 0, degraded, 0, degraded.length);
        System.arraycopy(known.down, 0, down, 0, down.length);
    }

    void pack(Packer packer) {
        packer.number(up).number(unknown);
        pack(down, packer);
        pack(degraded, packer);
    }

    static ResultCounts unpack(Unpacker unpacker) {
        var counts = new ResultCounts();
        counts.up = unpacker.number();
        counts.unknown = unpacker.number();
        unpack(counts.down, unpacker);
        unpack(counts.degraded, unpacker);
        return counts;
    }

    private static void pack(long[] counts, Packer packer) {
        packer.number(counts.length);
        for (long count : counts) {
            packer.number(count);
        }
    }

    /** Counts by reason; a later release may know more of them. */
    private static void unpack(long[] counts, Unpacker unpacker) {
        int known = unpacker.count();
        for (int reason = 0; reason < known && unpacker.isWhole(); reason++) {
            long count = unpacker.number();
            if (reason < counts.length) {
                counts[reason] = count;
            }
        }
    }

    private static Map<Reason, Long> byReason(long[] counts) {
        var failures = new EnumMap<Reason, Long>(Reason.class);
        for (Reason reason : Reason.values()) {
            if (counts[reason.code()] > 0) {
                failures.put(reason, counts[reason.code()]);
            }
        }
        return failures;
    }
}
