package io.vedette.deployment.evidence;

import io.vedette.window.Packer;
import io.vedette.window.Unpacker;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

    /** The probes of the slot that is not complete, for {@link #unpack}. */
    public void pack(Packer packer) {
        Instant start = first;
        Instant end = last;
        packer.number(start == null ? 0 : 1).number(end == null ? 0 : 1);
        if (start != null) {
            packer.time(start);
        }
        if (end != null) {
            packer.time(end);
        }
        packer.number(failed).number(answered);
        for (int i = 0; i < answered; i++) {
            packer.number(latencies[i]);
        }
    }

    /** Takes up what was packed by one of as many probes a slot. */
    public void unpack(Unpacker unpacker) {
        boolean begun = unpacker.number(0, 1) == 1;
        boolean before = unpacker.number(0, 1) == 1;
        first = begun ? unpacker.time() : null;
        last = before ? unpacker.time() : null;
        failed = (int) unpacker.number(0, latencies.length - 1L);
        answered = (int) unpacker.number(0, latencies.length - 1L - failed);
        for (int i = 0; i < answered; i++) {
            latencies[i] = unpacker.number(0, Long.MAX_VALUE);
        }
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
        Slot slot = Slot.of(start.truncatedTo(ChronoUnit.SECONDS), failed, Arrays.copyOf(latencies, answered));
        Instant newest = last;
        restart();
        last = newest;
        return slot;
    }
}
