package io.vedette.fakes;

import io.vedette.alert.Alert;
import io.vedette.alert.Matcher;
import io.vedette.alert.Route;
import io.vedette.alert.Severity;
import io.vedette.target.Labels;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Alerts and routes as tests need them. */
public final class Alerts {
    private Alerts() {}

    /** {@code service} is down since {@code start}. */
    public static Alert down(String service, Severity severity, Instant start) {
        return new Alert(
                "EndpointDown/" + service,
                service + "@" + start.getEpochSecond(),
                "EndpointDown",
                severity,
                new Labels(Map.of("alertname", "EndpointDown", "severity", severity.label(), "service", service)),
                service + " is down",
                "GET https://" + service + ".example.org/health: expected status 200-299, found 503",
                URI.create("https://wiki.example.org/" + service.replaceAll("[^a-z0-9-]", "-")),
                start,
                null);
    }

    public static Alert down(String service, Instant start) {
        return down(service, Severity.CRITICAL, start);
    }

    /** Enough endpoints of {@code service} are down since {@code start}. */
    public static Alert serviceDown(String service, Instant start) {
        return new Alert(
                "ServiceDown/" + service,
                service + "/all@" + start.getEpochSecond(),
                "ServiceDown",
                Severity.CRITICAL,
                new Labels(Map.of("alertname", "ServiceDown", "severity", "critical", "service", service)),
                service + " is down",
                "37 of 10,000 endpoints are down: a, b, c and 34 others",
                null,
                start,
                null);
    }

    /** A route by service that waits 0 s, tells changes after 5 min and repeats after 4 h. */
    public static Route route(String receiver, Route... children) {
        return route(receiver, Duration.ZERO, List.of("service"), List.of(), children);
    }

    public static Route route(
            String receiver, Duration wait, List<String> groupBy, List<Matcher> match, Route... children) {
        return new Route(receiver, match, groupBy, wait, Duration.ofMinutes(5), Duration.ofHours(4), List.of(children));
    }
}
