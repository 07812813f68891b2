package io.vedette.rollback;

import io.vedette.deployment.Deployment;
import io.vedette.deployment.RollbackOrder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Remembers the last {@value #KEPT} rollbacks that were requested; belongs to the couriers' event loop. */
final class RequestLog {
    static final int KEPT = 10_000;

    private final Map<String, Requested> byDeployment = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Requested> eldest) {
            return size() > KEPT;
        }
    };

    /** One rollback that was requested. */
    record Requested(Deployment deployment, Instant at) {}

    void add(RollbackOrder order, Instant now) {
        byDeployment.put(order.deployment().id(), new Requested(order.deployment(), now));
    }

    /** It was not requested after all. */
    void remove(Deployment deployment) {
        byDeployment.remove(deployment.id());
    }

    boolean knows(Deployment deployment) {
        return byDeployment.containsKey(deployment.id());
    }

    /** Those of one service after {@code start}, the oldest first. */
    List<Requested> of(String service, Instant start) {
        return byDeployment.values().stream()
                .filter(request -> request.deployment().service().equals(service))
                .filter(request -> request.at().isAfter(start))
                .toList();
    }

    /** How many were requested after {@code start}, of all services. */
    int since(Instant start) {
        return Math.toIntExact(byDeployment.values().stream()
                .filter(request -> request.at().isAfter(start))
                .count());
    }
}
