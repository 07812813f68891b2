package io.vedette.rollback;

import io.vedette.deployment.Interlock;

/** What the interlocks say to an order. */
sealed interface Permit {
    /** Request it. */
    record Free() implements Permit {}

    /**
     * Request it once a person has approved.
     *
     * @param why one is needed, for people
     */
    record OfAPerson(String why) implements Permit {}

    /** Do not. */
    record None(Withheld withheld) implements Permit {
        None(Interlock interlock, String why) {
            this(new Withheld(interlock, why));
        }
    }
}
