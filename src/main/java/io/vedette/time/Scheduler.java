package io.vedette.time;

import java.time.Instant;

/**
 * Later, on the event loop that owns this scheduler. A task that throws is reported by the scheduler and never stops another.
 */
public interface Scheduler {
    /** Runs {@code task} once, at {@code due} or as soon after it as the loop is free; at once when {@code due} is past. */
    Timer at(Instant due, Runnable task);

    /** A task that waits for its time. */
    interface Timer {
        /** The task will not run, unless it already has; cancelling twice is harmless. */
        void cancel();
    }
}
