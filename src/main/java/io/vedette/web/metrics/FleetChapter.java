package io.vedette.web.metrics;

import io.vedette.monitor.Health;
import io.vedette.monitor.ServiceSnapshot;
import io.vedette.monitor.ServiceSnapshot.TargetSnapshot;
import java.util.EnumMap;
import java.util.Map;

/** How many services and endpoints there are, and how they stand: a few series whatever the fleet. */
final class FleetChapter implements Chapter {
    private static final Family SERVICES = Family.gauge("vedette_services", "Services by state.");
    private static final Family ENDPOINTS = Family.gauge("vedette_endpoints", "Endpoints by state.");

    private final Map<Health, Integer> services = new EnumMap<>(Health.class);
    private final Map<Health, Integer> endpoints = new EnumMap<>(Health.class);

    @Override
    public void add(ServiceSnapshot service, Sheet to) {
        services.merge(service.health(), 1, Integer::sum);
        for (TargetSnapshot target : service.targets()) {
            endpoints.merge(target.health(), 1, Integer::sum);
        }
    }

    @Override
    public void end(Sheet to) {
        states(SERVICES, services, to);
        states(ENDPOINTS, endpoints, to);
    }

    private static void states(Family family, Map<Health, Integer> counts, Sheet to) {
        for (Health health : Health.values()) {
            to.add(family, counts.getOrDefault(health, 0), "state", health.label());
        }
    }
}
