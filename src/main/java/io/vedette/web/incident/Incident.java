package io.vedette.web.incident;

import io.vedette.deployment.RollbackState;
import io.vedette.deployment.evidence.Dossier;
import io.vedette.monitor.ServiceSnapshot.SloSnapshot;
import io.vedette.monitor.ServiceSnapshot.WatchSnapshot;
import io.vedette.timeline.Event;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A deployment and all that followed, as far as it is known: what its report is written from, whatever it is written in.
 *
 * @param rollback absent when none was wanted
 * @param story what happened, the oldest first
 * @param dossier what the verdict was made of; absent before it, when nothing was compared, and when the history cannot be read
 * @param now when it was gathered
 */
record Incident(
        WatchSnapshot watch,
        @Nullable RollbackState rollback,
        List<Event> story,
        List<SloSnapshot> slos,
        @Nullable Dossier dossier,
        Measured measured,
        Instant now) {
    Incident {
        story = List.copyOf(story);
        slos = List.copyOf(slos);
    }

    /**
     * What the probes found.
     *
     * @param hour absent when the history cannot be read
     * @param endpoints those that are shown, those that speak most against the version first
     * @param others how many more the service has
     */
    record Measured(@Nullable FirstHour hour, List<EndpointCourse> endpoints, int others) {
        Measured {
            endpoints = List.copyOf(endpoints);
        }
    }

    Instant deployed() {
        return watch.deployment().at();
    }

    Frame frame() {
        return Frame.of(watch, now);
    }

    /** When the version stopped running, as far as is known: what was measured until then is its own. */
    Instant ranUntil() {
        Instant taken = watch.aftermath().takenBackAt();
        return taken == null ? frame().over() : taken;
    }
}
