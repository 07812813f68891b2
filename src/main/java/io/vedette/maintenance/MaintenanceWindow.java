package io.vedette.maintenance;

import io.vedette.target.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A time in which services are worked on: they are probed and shown, but what is found counts in no objective and nobody is told that anything begins.
 *
 * @param name names it among all
 * @param reason for people, one line
 * @param by who opened it while the daemon ran; absent for one of the configuration
 */
public record MaintenanceWindow(
        String name,
        Concerned concerned,
        When when,
        String reason,
        @Nullable String by) {
    /** What lasts longer is no maintenance but another objective. */
    public static final Duration LONGEST = Duration.ofDays(7);

    /** Whether a service is worked on at {@code time}. */
    public boolean covers(String service, Labels labels, Instant time) {
        return concerned.has(service, labels) && isOpen(time);
    }

    public boolean isOpen(Instant time) {
        return when.coming(time).filter(occurrence -> occurrence.has(time)).isPresent();
    }

    /** Whether it will never be open again. */
    public boolean isOver(Instant time) {
        return when.coming(time).isEmpty();
    }

    /** Whether it says the same as another of other times. */
    public boolean saysTheSameAs(MaintenanceWindow other) {
        return concerned.equals(other.concerned) && reason.equals(other.reason) && Objects.equals(by, other.by);
    }

    /** The same, but over at {@code end} if it was to last longer. */
    public MaintenanceWindow endedAt(Instant end) {
        When shorter = when.coming(end)
                .filter(occurrence -> occurrence.from().isBefore(end))
                .<When>map(occurrence -> new When.Once(occurrence.from(), end))
                .orElse(when);
        return new MaintenanceWindow(name, concerned, shorter, reason, by);
    }
}
