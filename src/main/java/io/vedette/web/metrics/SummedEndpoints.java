package io.vedette.web.metrics;

import io.vedette.monitor.Health;
import io.vedette.monitor.ServiceSnapshot;
import io.vedette.monitor.ServiceSnapshot.TargetSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is known of endpoints where each by itself would be too much: by service, or over the fleet. */
final class SummedEndpoints {
    private static final Family ENDPOINTS =
            Family.gauge("vedette_service_endpoints", "Endpoints of the service by state.");

    private SummedEndpoints() {}

    /** A few series for each service. */
    static List<Chapter> byService() {
        return List.of(SummedEndpoints::states, SummedEndpoints::results, SummedEndpoints::expiry);
    }

    /** A few series in all; the endpoints' states are said anyway. */
    static List<Chapter> ofTheFleet() {
        return List.of(new FleetResults(), new FleetExpiry());
    }

    private static void states(ServiceSnapshot service, Sheet to) {
        for (Health health : Health.values()) {
            long count = service.targets().stream()
                    .filter(target -> target.health() == health)
                    .count();
            to.add(ENDPOINTS, count, "service", service.service().name(), "state", health.label());
        }
    }

    private static void results(ServiceSnapshot service, Sheet to) {
        var tally = new ResultTally();
        service.targets().forEach(target -> tally.add(target.results()));
        tally.each((result, reason, count) -> to.add(
                EndpointChapters.RESULTS,
                count,
                "reason",
                reason,
                "result",
                result,
                "service",
                service.service().name()));
    }

    private static void expiry(ServiceSnapshot service, Sheet to) {
        Instant earliest = earliest(service);
        if (earliest != null) {
            to.add(
                    EndpointChapters.EXPIRY,
                    EndpointChapters.seconds(earliest),
                    "service",
                    service.service().name());
        }
    }

    private static @Nullable Instant earliest(ServiceSnapshot service) {
        return service.targets().stream()
                .map(TargetSnapshot::certificateExpiry)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** Results of all services. */
    private static final class FleetResults implements Chapter {
        private final ResultTally tally = new ResultTally();

        @Override
        public void add(ServiceSnapshot service, Sheet to) {
            service.targets().forEach(target -> tally.add(target.results()));
        }

        @Override
        public void end(Sheet to) {
            tally.each((result, reason, count) ->
                    to.add(EndpointChapters.RESULTS, count, "reason", reason, "result", result));
        }
    }

    /** The earliest end of any certificate. */
    private static final class FleetExpiry implements Chapter {
        private @Nullable Instant first;

        @Override
        public void add(ServiceSnapshot service, Sheet to) {
            Instant earliest = earliest(service);
            first = earliest != null && (first == null || earliest.isBefore(first)) ? earliest : first;
        }

        @Override
        public void end(Sheet to) {
            if (first != null) {
                to.add(EndpointChapters.EXPIRY, EndpointChapters.seconds(first));
            }
        }
    }
}
