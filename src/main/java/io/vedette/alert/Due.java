package io.vedette.alert;

import java.time.Instant;

/** What a group has to tell an integration, and from when on. */
public record Due(NotifyReason reason, Instant at) {
    public static final Due NEVER = new Due(NotifyReason.NOTHING_TO_TELL, Instant.MAX);

    /** Why to tell at {@code now}, or {@code NOTHING_TO_TELL}. */
    public NotifyReason reasonAt(Instant now) {
        return now.isBefore(at) ? NotifyReason.NOTHING_TO_TELL : reason;
    }
}
