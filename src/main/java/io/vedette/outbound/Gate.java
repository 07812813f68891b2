package io.vedette.outbound;

import org.jspecify.annotations.Nullable;

/** What is let out of the requests of somebody who only tries: each as it is, another in its place, or nothing. */
@FunctionalInterface
public interface Gate {
    /** Lets everything out. */
    Gate OPEN = ask -> ask;

    /** What leaves in the place of {@code ask}; null for nothing, which reads as impossible to send. */
    @Nullable
    Ask pass(Ask ask);
}
