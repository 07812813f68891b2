package io.vedette.cli.playback;

import io.vedette.replay.ReplayEvent;
import io.vedette.replay.ServiceReport;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * A recording, judged.
 *
 * @param rows how many were judged
 * @param earliest the first due time
 * @param latest the last due time
 * @param rfc3339 how the recording spells times: so, or as seconds from the epoch
 */
public record Played(List<ServiceReport> services, long rows, Instant earliest, Instant latest, boolean rfc3339) {
    public Played {
        services = List.copyOf(services);
    }

    /** The events of all services in the order of time. */
    public List<ReplayEvent> events() {
        return services.stream()
                .flatMap(service -> service.events().stream())
                .sorted(Comparator.comparing(ReplayEvent::at))
                .toList();
    }
}
