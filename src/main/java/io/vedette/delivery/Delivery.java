package io.vedette.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of one attempt to send something. */
public sealed interface Delivery {
    /** The receiver took it. */
    record Delivered(String answer) implements Delivery {}

    /**
     * The receiver may take it later.
     *
     * @param after the wait the receiver asked for, if it did
     */
    record TryAgain(String why, @Nullable Duration after) implements Delivery {}

    /** The receiver will never take it as it is. */
    record Refused(String why) implements Delivery {}
}
