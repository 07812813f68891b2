package io.vedette.deployment.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes slots of the consecutive probes of one endpoint; belongs to the event loop of its service. A slot whose probes do not follow each other at their
 * interval is dropped: its median and its maximum would be of another kind.
 */
public final class SlotGatherer {
    private final long[] latencies;
    private final Duration gap;
    private int answered;
    private int failed;
    private @Nullable Instant first;
    private @Nullable Instant last;

    /**
     * @param probes how many make a slot
     * @param interval from one probe to the next
     */
    public SlotGatherer(int probes, Duration interval) {
        latencies = new long[probes];
        gap = interval.plus(interval.dividedBy(2));
    }

    /** A probe answered in {@code micros}. Gives the slot that it completes. */
    public @Nullable Slot answered(Instant due, long micros) {
        begin(due);
        latencies[answered++] = micros;
        return complete();
    }

    /** A probe found the endpoint down. Gives the slot that it completes. */
    public @Nullable Slot failed(Instant due) {
        begin(due);
        failed++;
        return complete();
    }

    /** Drops what is not complete: something was not measured, or a new version begins. */
    public void restart() {
        answered = 0;
        failed = 0;
        first = null;
        last = null;
    }

    private void begin(Instant due) {
        if (last != null && Duration.between(last, due).compareTo(gap) > 0) {
            restart();
        }
        first = first == null ? due : first;
        last = due;
    }

    private @Nullable Slot complete() {
        Instant start = first;
        if (start == null || answered + failed < latencies.length) {
            return null;
        }
        Slot slot = Slot.of(start, failed, Arrays.copyOf(latencies, answered));
        Instant newest = last;
        restart();
        last = newest;
        return slot;
    }
}
