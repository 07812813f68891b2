package io.vedette.config;

import io.vedette.alert.HoldRules;
import io.vedette.alert.Route;
import io.vedette.config.source.Sourced;
import io.vedette.maintenance.MaintenanceWindow;
import io.vedette.monitor.ServicePlan;
import io.vedette.notify.ReceiverSpec;
import io.vedette.notify.deadman.DeadmanSpec;
import io.vedette.report.ReportPlan;
import io.vedette.rollback.RollbackSpec;
import io.vedette.rollback.Terms;
import io.vedette.store.StoreSpec;
import io.vedette.target.Target;
import io.vedette.web.ServerSpec;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that the daemon was told, checked: names resolve, durations fit, nothing is missing.
 *
 * @param services as written; a service whose endpoints all come from sources has none
 * @param sources what gives more endpoints to services
 * @param remedies the actions that alerts ask for
 * @param holds which alerts are not told for a while
 * @param perHost how many probes of one host may be under way at a time
 */
public record Configuration(
        ServerSpec server,
        StoreSpec storage,
        List<ServicePlan> services,
        List<Sourced> sources,
        List<ReceiverSpec> receivers,
        Route route,
        HoldRules holds,
        List<RollbackSpec> rollbacks,
        List<RollbackSpec> remedies,
        Terms interlocks,
        List<MaintenanceWindow> maintenance,
        List<Target> anchors,
        @Nullable DeadmanSpec deadman,
        List<ReportPlan> reports,
        int perHost) {
    public Configuration {
        services = List.copyOf(services);
        sources = List.copyOf(sources);
        receivers = List.copyOf(receivers);
        rollbacks = List.copyOf(rollbacks);
        remedies = List.copyOf(remedies);
        maintenance = List.copyOf(maintenance);
        anchors = List.copyOf(anchors);
        reports = List.copyOf(reports);
    }

    /** The same with other services. */
    Configuration with(List<ServicePlan> others) {
        return new Configuration(
                server,
                storage,
                others,
                sources,
                receivers,
                route,
                holds,
                rollbacks,
                remedies,
                interlocks,
                maintenance,
                anchors,
                deadman,
                reports,
                perHost);
    }

    /** Whether people are told, and others asked, as under {@code other}: whom and when not, what for and behind which interlocks. */
    public boolean reactsLike(Configuration other) {
        return receivers.equals(other.receivers)
                && route.equals(other.route)
                && holds.equals(other.holds)
                && rollbacks.equals(other.rollbacks)
                && remedies.equals(other.remedies)
                && interlocks.equals(other.interlocks);
    }

    /** Everything that others may be asked to do, by names that differ. */
    public List<RollbackSpec> actions() {
        return Stream.concat(rollbacks.stream(), remedies.stream()).toList();
    }
}
