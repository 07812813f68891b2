package io.vedette.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of one attempt to send something. */
public sealed interface Delivery {
    /**
     * The receiver took it.
     *
     * @param mark what it answered by which this message is found again, to change it or to answer to it; absent when nothing need be kept
     */
    record Delivered(String answer, @Nullable String mark) implements Delivery {
        public Delivered(String answer) {
            this(answer, null);
        }
    }

    /**
     * The receiver may take it later.
     *
     * @param after the wait the receiver asked for, if it did
     * @param perhapsTaken whether this attempt may have arrived all the same: its answer was lost
     */
    record TryAgain(String why, @Nullable Duration after, boolean perhapsTaken) implements Delivery {
        /** An attempt that surely did not arrive. */
        public static TryAgain notTaken(String why) {
            return new TryAgain(why, null, false);
        }

        /** An attempt whose answer was lost. */
        public static TryAgain perhapsTaken(String why) {
            return new TryAgain(why, null, true);
        }
    }

    /** The receiver will never take it as it is. */
    record Refused(String why) implements Delivery {}
}
