package io.vedette.replay;

import io.vedette.maintenance.Excuse;
import io.vedette.maintenance.MaintenanceBook;
import io.vedette.maintenance.MaintenanceWindow;
import io.vedette.monitor.ServicePlan;
import io.vedette.target.Service;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The services of a replay and their endpoints, numbered through in the order of the plans; immutable. */
public final class Roster {
    private final List<ServicePlan> plans;
    private final MaintenanceBook maintenance = new MaintenanceBook();
    private final int[] services;
    private final int[] places;

    public Roster(List<ServicePlan> plans) {
        this(plans, List.of());
    }

    /** @param windows in which services are worked on */
    public Roster(List<ServicePlan> plans, List<MaintenanceWindow> windows) {
        this.plans = List.copyOf(plans);
        maintenance.configure(windows);
        int endpoints =
                plans.stream().mapToInt(plan -> plan.service().targets().size()).sum();
        services = new int[endpoints];
        places = new int[endpoints];
        int endpoint = 0;
        for (int service = 0; service < plans.size(); service++) {
            for (int place = 0; place < plans.get(service).service().targets().size(); place++) {
                services[endpoint] = service;
                places[endpoint++] = place;
            }
        }
    }

    /** Says when a service is worked on; null when it never is. */
    @Nullable
    Excuse excuse(Service service) {
        boolean ever = maintenance.current().windows().stream()
                .anyMatch(window -> window.concerned().has(service.name(), service.labels()));
        return ever ? new Excuse(maintenance, service.name(), service.labels()) : null;
    }

    public List<ServicePlan> plans() {
        return plans;
    }

    /** How many endpoints there are. */
    public int endpoints() {
        return services.length;
    }

    /** The number of the service that {@code endpoint} belongs to. */
    public int serviceOf(int endpoint) {
        return services[endpoint];
    }

    /** The place of {@code endpoint} among its service's targets. */
    int placeOf(int endpoint) {
        return places[endpoint];
    }
}
