package io.vedette.web.incident;

import io.vedette.deployment.Deployment;
import io.vedette.monitor.Health;
import io.vedette.monitor.ServiceSnapshot;
import io.vedette.monitor.ServiceSnapshot.TargetSnapshot;
import io.vedette.target.TargetId;
import io.vedette.web.Past;
import io.vedette.web.Past.Hours;
import io.vertx.core.Future;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A deployment's first hour, as far as it has come, beside the last good one.
 *
 * @param against the hour it is compared with
 * @param endpoints both hours by endpoint
 * @param others how many endpoints the service has beside those
 */
record FirstHour(Deployment deployment, LastGood against, Map<String, Hours> endpoints, int others) {
    /** A service may have thousands of endpoints, and two hours of each are read. */
    static final int MOST = 50;

    /** Of the service's endpoints, those that are not well first. */
    static Future<Optional<FirstHour>> read(Past past, ServiceSnapshot service, Deployment deployment) {
        var shown = service.targets().stream()
                .sorted(Comparator.comparing(target -> target.health() == Health.UP))
                .limit(MOST)
                .toList();
        return read(past, service, deployment, shown);
    }

    /** Empty when the history cannot be read. */
    static Future<Optional<FirstHour>> read(
            Past past, ServiceSnapshot service, Deployment deployment, List<TargetSnapshot> targets) {
        LastGood against = LastGood.before(deployment, service.watches());
        List<TargetId> ids =
                targets.stream().map(target -> target.target().id()).toList();
        int others = service.targets().size() - targets.size();
        return past.hours(ids, against.until(), deployment.at())
                .map(read -> read.map(hours -> new FirstHour(deployment, against, byEndpoint(hours), others)));
    }

    private static Map<String, Hours> byEndpoint(Map<TargetId, Hours> hours) {
        Map<String, Hours> endpoints = new LinkedHashMap<>();
        hours.forEach((target, both) -> endpoints.put(target.endpoint(), both));
        return endpoints;
    }
}
