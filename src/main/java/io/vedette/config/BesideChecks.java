package io.vedette.config;

import io.vedette.config.endpoint.EndpointSection;
import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether what endpoints have {@code beside} them can be compared with them. */
final class BesideChecks {
    private BesideChecks() {}

    /** The version before, by the endpoint of the new one. */
    static Map<String, String> of(List<Fields> endpoints) {
        Map<String, String> beside = new HashMap<>();
        for (Fields endpoint : endpoints) {
            String before = endpoint.find(EndpointSection.BESIDE);
            if (before != null) {
                beside.put(Objects.requireNonNull(EndpointSection.id(endpoint)), before);
            }
        }
        return beside;
    }

    /** @param guarded whether the service's deployments are judged by evidence */
    static void check(List<Fields> endpoints, boolean guarded, Duration inheritedInterval, Findings findings) {
        Map<String, Fields> byName = endpoints.stream()
                .filter(endpoint -> EndpointSection.id(endpoint) != null)
                .collect(Collectors.toMap(
                        endpoint -> Objects.requireNonNull(EndpointSection.id(endpoint)),
                        endpoint -> endpoint,
                        (first, _) -> first));
        for (Fields endpoint : endpoints) {
            String before = endpoint.find(EndpointSection.BESIDE);
            String problem = before == null ? null : problem(endpoint, before, byName, guarded, inheritedInterval);
            if (problem != null) {
                findings.error(
                        endpoint.placeOf(EndpointSection.BESIDE),
                        endpoint.trailOf(EndpointSection.BESIDE),
                        before + " " + problem,
                        "expected the name of another endpoint of this service, probed at the same interval, with no `beside` of its own; and a `deployments` section");
            }
        }
    }

    private static @Nullable String problem(
            Fields endpoint, String before, Map<String, Fields> byName, boolean guarded, Duration inheritedInterval) {
        Fields other = byName.get(before);
        if (other == null) {
            return "is no endpoint of this service";
        }
        if (other == endpoint || other.has(EndpointSection.BESIDE)) {
            return "is itself judged as a new version";
        }
        if (!guarded) {
            return "is never compared with, for the service has no deployments section";
        }
        Duration own = EndpointSection.interval(endpoint, inheritedInterval);
        return own.equals(EndpointSection.interval(other, inheritedInterval)) ? null : "is probed at another interval";
    }
}
