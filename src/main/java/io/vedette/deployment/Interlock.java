package io.vedette.deployment;

import java.util.Locale;

/** What can hold a rollback back. */
public enum Interlock {
    ALREADY_REQUESTED("nothing: it is under way or over"),
    UNKNOWN_ACTION("take it back by hand, and configure the rollback"),
    VALUE_MISSING("take it back by hand, and report that value with the next deployment"),
    NOT_ROLLBACK_SAFE("mend it forwards, or take it back by hand once its data allow it"),
    ROLLBACK_OF_A_ROLLBACK("look at it: the version that was good before is bad now, so the version is not the cause"),
    GOES_BACK_TO_WHAT_WAS_TAKEN_BACK("choose a version that is known to be good, and deploy it"),
    UNNEEDED("nothing: it is over"),
    OVERTAKEN("nothing: a newer version came"),
    FROZEN("take it back by hand, if that is allowed now"),
    BUDGET("take it back by hand, unless it is what mends the budget"),
    COOLDOWN("look at it: the rollback before did not settle it"),
    LIMIT("look at it: so many rollbacks are themselves a trouble"),
    OBSERVING("take it back by hand; with `mode: approve` or `mode: automatic` Vedette does"),
    BLIND("look at it once this place sees again, and take it back by hand if it is still bad"),
    NOT_APPROVED("take it back by hand, if it is still bad"),
    NOT_KEPT("take it back by hand, and see to the disk that history is written to"),
    TOO_LATE("take it back by hand, if it is still bad");

    private final String label = name().toLowerCase(Locale.ROOT);
    private final String advice;

    Interlock(String advice) {
        this.advice = advice;
    }

    public String label() {
        return label;
    }

    /** Whether a person who asks for a rollback, and says why, may set it aside: it is a matter of judgement, and not of what can be done. */
    public boolean yieldsToAPerson() {
        return switch (this) {
            case NOT_ROLLBACK_SAFE,
                    ROLLBACK_OF_A_ROLLBACK,
                    GOES_BACK_TO_WHAT_WAS_TAKEN_BACK,
                    FROZEN,
                    BUDGET,
                    COOLDOWN,
                    LIMIT -> true;
            case ALREADY_REQUESTED,
                    UNKNOWN_ACTION,
                    VALUE_MISSING,
                    UNNEEDED,
                    OVERTAKEN,
                    OBSERVING,
                    BLIND,
                    NOT_APPROVED,
                    NOT_KEPT,
                    TOO_LATE -> false;
        };
    }

    /** What a person should do then. */
    public String advice() {
        return advice;
    }
}
