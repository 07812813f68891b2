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
    private static final long[] NONE = {};

    private long[] degraded = NONE; // as long as there are reasons, once there was one
    private long[] down = NONE;
    private long up;
    private long unknown;

    void count(Outcome outcome) {
        switch (outcome) {
            case Outcome.Unknown _ -> unknown++;
            case Outcome.Up _ -> up++;
            case Outcome.Degraded poor -> {
                degraded = wide(degraded);
                degraded[poor.reason().code()]++;
            }
            case Outcome.Down failure -> {
                down = wide(down);
                down[failure.reason().code()]++;
            }
        }
    }

    private static long[] wide(long[] counts) {
        return counts.length == 0 ? new long[Reason.CODES] : counts;
    }

    Results results() {
        return new Results(up, unknown, byReason(degraded), byReason(down));
    }

    void become(ResultCounts known) {
        up = known.up;
        unknown = known.unknown;
        degraded = known.degraded.clone();
        down = known.down.clone();
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
        counts.down = counts(unpacker);
        counts.degraded = counts(unpacker);
        return counts;
    }

    private static void pack(long[] counts, Packer packer) {
        packer.number(Reason.CODES);
        for (int reason = 0; reason < Reason.CODES; reason++) {
            packer.number(counts.length == 0 ? 0 : counts[reason]);
        }
    }

    /** Counts by reason; a later release may know more of them. */
    private static long[] counts(Unpacker unpacker) {
        long[] counts = NONE;
        int known = unpacker.count();
        for (int reason = 0; reason < known && unpacker.isWhole(); reason++) {
            long count = unpacker.number();
            if (count != 0 && reason < Reason.CODES) {
                counts = wide(counts);
                counts[reason] = count;
            }
        }
        return counts;
    }

    private static Map<Reason, Long> byReason(long[] counts) {
        if (counts.length == 0) {
            return Map.of();
        }
        var failures = new EnumMap<Reason, Long>(Reason.class);
        for (Reason reason : Reason.values()) {
            if (counts[reason.code()] > 0) {
                failures.put(reason, counts[reason.code()]);
            }
        }
        return failures;
    }
}
