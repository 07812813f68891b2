package io.vedette.timeline;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened, in one line.
 *
 * @param number its place in the timeline; 0 until the timeline has taken it
 * @param service the service it belongs to; absent for the daemon itself
 * @param deployment the deployment it belongs to, if any
 * @param text one sentence without secrets
 */
public record Event(
        long number,
        Instant at,
        Kind kind,
        @Nullable String service,
        @Nullable String deployment,
        String text) {

    public static Event of(Instant at, Kind kind, @Nullable String service, String text) {
        return new Event(0, at, kind, service, null, text);
    }

    public Event numbered(long place) {
        return new Event(place, at, kind, service, deployment, text);
    }

    public Event about(@Nullable String deploymentId) {
        return new Event(number, at, kind, service, deploymentId, text);
    }

    /** What kind of thing happened; its label is what the API and the page show. */
    public enum Kind {
        STARTED,
        RELOADED,
        ENDPOINT_DOWN,
        ENDPOINT_DEGRADED,
        ENDPOINT_UP,
        ALERT_FIRED,
        ALERT_RESOLVED,
        NOTIFIED,
        NOTIFY_FAILED,
        ACKNOWLEDGED,
        UNACKNOWLEDGED,
        DEPLOYED,
        SUSPECTED,
        REGRESSED,
        SMOKE_CHECKED,
        WATCH_ENDED,
        ROLLBACK_AWAITS_APPROVAL,
        ROLLBACK_APPROVED,
        ROLLBACK_REJECTED,
        ROLLBACK_REQUESTED,
        ROLLBACK_ACCEPTED,
        ROLLBACK_FAILED,
        ROLLBACK_WITHHELD,
        ROLLBACK_DID_NOT_HELP,
        RECOVERED,
        REMEDY,
        SILENCED,
        SILENCE_ENDED,
        DRILLED,
        MAINTENANCE_BEGAN,
        MAINTENANCE_ENDED,
        STORE_TROUBLE,
        STORE_WORKING;

        private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

        public String label() {
            return label;
        }
    }
}
