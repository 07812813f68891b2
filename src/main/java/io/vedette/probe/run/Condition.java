package io.vedette.probe.run;

import io.vedette.probe.run.Trouble.Theirs;
import org.jspecify.annotations.Nullable;

/**
 * Something that an answer must fulfil. A value; what is missing in the answer fails.
 *
 * @param <A> what the kind knows of an answer
 */
public interface Condition<A> {
    /** What it asks for, in words that follow "expected". */
    String words();

    /** What is wrong with {@code answer}: expected and found, without secrets; nothing if it is as expected. */
    @Nullable
    Theirs failure(A answer);

    /** Whether its failure makes a target degraded rather than down. */
    default boolean degrades() {
        return false;
    }

    /** What is asked for, whatever the severity. */
    default Condition<A> bare() {
        return this;
    }
}
