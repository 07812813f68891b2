package io.vedette.monitor;

import io.vedette.deployment.WatchPlan;
import io.vedette.slo.Slo;
import io.vedette.target.Service;
import java.util.List;

/**
 * A service and how it is judged. Equal plans need no work in a reload.
 *
 * @param remedies what its alerts ask for
 */
public record ServicePlan(
        Service service, List<Slo> slos, WatchPlan deployments, AlertPlan alerts, List<RemedyPlan> remedies) {
    public ServicePlan {
        slos = List.copyOf(slos);
        remedies = List.copyOf(remedies);
    }

    /** Without remedies. */
    public ServicePlan(Service service, List<Slo> slos, WatchPlan deployments, AlertPlan alerts) {
        this(service, slos, deployments, alerts, List.of());
    }

    /** With the usual alerts. */
    public ServicePlan(Service service, List<Slo> slos, WatchPlan deployments) {
        this(service, slos, deployments, AlertPlan.DEFAULT);
    }

    /** How many of its endpoints must be down for it to be down. */
    int leastDown() {
        return alerts.downWhen().least(service.targets().size());
    }

    /** The same for another service. */
    public ServicePlan with(Service other) {
        return new ServicePlan(other, slos, deployments, alerts, remedies);
    }

    public String name() {
        return service.name();
    }
}
