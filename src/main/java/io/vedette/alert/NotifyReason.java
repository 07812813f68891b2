package io.vedette.alert;

/** Why a group is told, or not: the decision that a timeline or a person can read. */
public enum NotifyReason {
    FIRST_NOTIFICATION,
    NEW_ALERTS,
    ALL_RESOLVED,
    SOME_RESOLVED,
    REPEAT_INTERVAL_ELAPSED,
    DIGEST,
    NOTHING_TO_TELL;

    /** Whether a message is due. */
    public boolean tells() {
        return this != NOTHING_TO_TELL;
    }
}
