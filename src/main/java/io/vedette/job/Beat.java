package io.vedette.job;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a job says of itself. */
public sealed interface Beat {
    /** It has begun. */
    record Started() implements Beat {}

    /**
     * It has ended.
     *
     * @param exitCode as it said; absent if it said none
     * @param took how long it ran, if it said so itself
     * @param output the first of what it sent along, in one line; empty if nothing
     */
    record Ended(
            boolean succeeded,
            @Nullable Integer exitCode,
            @Nullable Duration took,
            String output) implements Beat {}
}
