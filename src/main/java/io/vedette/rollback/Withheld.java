package io.vedette.rollback;

/**
 * Why a rollback is not requested.
 *
 * @param why for people
 */
record Withheld(Interlock interlock, String why) {
    /** What can hold a rollback back. */
    enum Interlock {
        ALREADY_REQUESTED,
        UNKNOWN_ACTION,
        VALUE_MISSING,
        GOES_BACK_TO_WHAT_WAS_TAKEN_BACK,
        COOLDOWN,
        LIMIT,
        APPROVAL,
        NOT_KEPT,
        TOO_LATE
    }
}
