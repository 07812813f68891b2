package io.vedette.config;

import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether services that are named as a control group can be one. */
final class ControlChecks {
    private ControlChecks() {}

    static void check(List<Fields> services, Findings findings) {
        Map<String, Fields> byName = new HashMap<>();
        for (Fields service : services) {
            String name = service.written(ServiceSection.NAME);
            if (name != null) {
                byName.put(name, service);
            }
        }
        byName.forEach((name, service) -> check(name, service, byName, findings));
    }

    private static void check(String name, Fields service, Map<String, Fields> byName, Findings findings) {
        Fields deployments = service.find(ServiceSection.DEPLOYMENTS);
        if (deployments == null) {
            return;
        }
        for (String named : deployments.find(ServiceSection.CONTROL, List.of())) {
            String problem = problem(name, named, byName.get(named));
            if (problem != null) {
                findings.error(
                        deployments.placeOf(ServiceSection.CONTROL),
                        deployments.trailOf(ServiceSection.CONTROL),
                        named + " " + problem,
                        "expected another service with a deployments section (an empty one does) that does not need this one");
            }
        }
    }

    private static @Nullable String problem(String name, String named, @Nullable Fields other) {
        if (named.equals(name)) {
            return "is the service itself";
        }
        if (other == null) {
            return null; // no such service: said where it is read
        }
        if (other.find(ServiceSection.DEPENDS_ON, List.of()).contains(name)) {
            return "needs this one, whose fault it may be";
        }
        return other.has(ServiceSection.DEPLOYMENTS)
                ? null
                : "has no deployments section, so that nothing is kept to compare it with";
    }
}
