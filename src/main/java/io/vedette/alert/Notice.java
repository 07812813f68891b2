package io.vedette.alert;

import io.vedette.target.Labels;
import java.time.Instant;
import java.util.List;

/**
 * One message to one receiver: what a group looks like now, and why it is told.
 *
 * @param id stable over every retry of this message
 * @param group the labels that the alerts share
 * @param reason why it is sent
 */
public record Notice(
        String id,
        String receiver,
        Labels group,
        NotifyReason reason,
        List<Alert> firing,
        List<Alert> resolved,
        Instant at) {
    public Notice {
        firing = List.copyOf(firing);
        resolved = List.copyOf(resolved);
    }

    /** Whether nothing of the group fires any more. */
    public boolean allResolved() {
        return firing.isEmpty();
    }

    /** Firing alerts first, then the resolved. */
    public List<Alert> alerts() {
        return java.util.stream.Stream.concat(firing.stream(), resolved.stream())
                .toList();
    }
}
