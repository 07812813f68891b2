package io.vedette.config;

import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refuses services that need each other in a circle: each would wait for the other to be the one that is told. */
final class DependencyChecks {
    private final Map<String, Fields> services = new LinkedHashMap<>();
    private final Set<String> sound = new HashSet<>();

    private DependencyChecks(List<Fields> all) {
        all.forEach(service -> {
            String name = service.written(ServiceSection.NAME);
            if (name != null) {
                services.put(name, service);
            }
        });
    }

    static void check(List<Fields> services, Findings findings) {
        var checks = new DependencyChecks(services);
        checks.services.forEach((name, service) -> {
            List<String> circle = checks.circle(name, new ArrayList<>());
            if (circle != null) {
                findings.error(
                        service.placeOf(ServiceSection.DEPENDS_ON),
                        service.trailOf(ServiceSection.DEPENDS_ON),
                        "goes round in a circle: " + String.join(" needs ", circle),
                        "expected that what is needed does not need it back");
                checks.sound.addAll(circle);
            }
        });
    }

    /** The way from a service back to one that is on it; null when there is none. */
    private @Nullable List<String> circle(String name, List<String> way) {
        if (sound.contains(name)) {
            return null;
        }
        int seen = way.indexOf(name);
        way.add(name);
        if (seen >= 0) {
            return List.copyOf(way.subList(seen, way.size()));
        }
        for (String parent : needs(name)) {
            List<String> circle = circle(parent, way);
            if (circle != null) {
                return circle;
            }
        }
        way.removeLast();
        sound.add(name);
        return null;
    }

    private List<String> needs(String name) {
        Fields service = services.get(name);
        return service == null ? List.of() : service.find(ServiceSection.DEPENDS_ON, List.of());
    }
}
