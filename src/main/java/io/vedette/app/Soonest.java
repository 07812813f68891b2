package io.vedette.app;

import io.vedette.monitor.ServicePlan;
import io.vedette.schedule.Cadence;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Services in the order in which their first probes are due: handed over in that order, the first is probed at once, and hardly one waits an interval for its turn. */
final class Soonest {
    private Soonest() {}

    private record Waiting(ServicePlan plan, Instant due) {}

    static List<ServicePlan> first(List<ServicePlan> plans, Instant now) {
        return plans.stream()
                .map(plan -> new Waiting(plan, due(plan, now)))
                .sorted(Comparator.comparing(Waiting::due))
                .map(Waiting::plan)
                .toList();
    }

    private static Instant due(ServicePlan plan, Instant now) {
        return plan.service().targets().stream()
                .map(target -> Cadence.of(target.id(), target.interval()).after(now))
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }
}
