package io.vedette.web.metrics;

import io.vedette.monitor.Health;
import io.vedette.monitor.ServiceSnapshot;
import io.vedette.monitor.ServiceSnapshot.TargetSnapshot;
import java.time.Instant;
import java.util.List;

/** What is known of each endpoint: by itself, or summed up by service or over the fleet. */
final class EndpointChapters {
    private static final double MILLIS_PER_SECOND = 1_000;

    static final Family RESULTS = Family.counter(
            "vedette_probe_results", "Scheduled probes by what they found, and why the endpoint was degraded or down.");
    static final Family EXPIRY = Family.gauge(
            "vedette_certificate_expiry_timestamp_seconds",
            "seconds",
            "When the first certificate of the presented chain expires, in Unix time; the last one seen, also after it expired. The earliest, where it stands for several endpoints.");
    private static final Family UP = Family.gauge(
            "vedette_endpoint_up",
            "Whether the endpoint is up: 1, or 0 when it is down. One that is suspected or degraded still counts as up; one that was not measured has no value.");

    private EndpointChapters() {}

    /** A series for each endpoint. */
    static List<Chapter> each() {
        return List.of(EndpointChapters::up, EndpointChapters::results, EndpointChapters::expiries);
    }

    private static void up(ServiceSnapshot service, Sheet to) {
        for (TargetSnapshot target : service.targets()) {
            if (target.health() != Health.UNKNOWN) {
                to.add(UP, target.health() == Health.DOWN ? 0 : 1, "endpoint", name(target), "service", name(service));
            }
        }
    }

    private static void results(ServiceSnapshot service, Sheet to) {
        for (TargetSnapshot target : service.targets()) {
            var tally = new ResultTally();
            tally.add(target.results());
            tally.each((result, reason, count) -> to.add(
                    RESULTS,
                    count,
                    "endpoint",
                    name(target),
                    "reason",
                    reason,
                    "result",
                    result,
                    "service",
                    name(service)));
        }
    }

    private static void expiries(ServiceSnapshot service, Sheet to) {
        for (TargetSnapshot target : service.targets()) {
            Instant known = target.certificateExpiry();
            if (known != null) {
                to.add(EXPIRY, seconds(known), "endpoint", name(target), "service", name(service));
            }
        }
    }

    static double seconds(Instant time) {
        return time.toEpochMilli() / MILLIS_PER_SECOND;
    }

    private static String name(TargetSnapshot target) {
        return target.target().id().endpoint();
    }

    private static String name(ServiceSnapshot service) {
        return service.service().name();
    }
}
