package io.vedette.deployment.evidence;

import java.time.Instant;
import java.util.Arrays;

/**
 * A few consecutive probes of one endpoint, as one trial: probes that follow each other are too much alike to be trials of their own.
 *
 * @param at when its first probe was due, to the second
 * @param bad whether any of its probes failed
 * @param answered how many answered; without any, it says nothing of latency
 * @param median the latency that half of those that answered did not exceed, in microseconds
 * @param max the largest, in microseconds
 */
public record Slot(Instant at, boolean bad, int answered, long median, long max) {
    /** @param latencies of the probes that answered, in microseconds, in any order */
    public static Slot of(Instant at, int failed, long... latencies) {
        long[] sorted = latencies.clone();
        Arrays.sort(sorted);
        int answered = sorted.length;
        return answered == 0
                ? new Slot(at, failed > 0, 0, 0, 0)
                : new Slot(at, failed > 0, answered, sorted[(answered - 1) / 2], sorted[answered - 1]);
    }

    boolean hasLatency() {
        return answered > 0;
    }
}
