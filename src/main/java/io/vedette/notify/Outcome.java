package io.vedette.notify;

import java.util.Locale;

/** What became of an attempt or a message, as {@code vedette_notifications_total} counts it. */
enum Outcome {
    /** A message was taken. */
    DELIVERED,
    /** An attempt failed and another follows. */
    RETRIED,
    /** A message was refused for good. */
    REFUSED,
    /** A message was not taken before its deadline. */
    EXPIRED,
    /** What a message would have said was over before any attempt can have arrived. */
    COLLAPSED,
    /** An attempt failed by a fault of ours. */
    DEFECT;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
