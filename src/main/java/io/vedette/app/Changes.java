package io.vedette.app;

import io.vedette.config.Configuration;
import io.vedette.monitor.ServicePlan;
import io.vedette.target.Target;
import io.vedette.target.TargetId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What another configuration changes. Comparing takes its time with thousands of endpoints: it is done on a worker, and nothing that stays as it is comes near
 * an event loop.
 *
 * @param removed by name
 * @param same how many services stay as they are
 * @param reactions whether people are told, or others asked, otherwise than before
 * @param turnover which endpoints come and go, in words; empty if they are the same
 */
record Changes(
        List<ServicePlan> added,
        List<ServicePlan> changed,
        List<String> removed,
        int same,
        boolean reactions,
        String turnover) {
    static Changes between(Configuration before, Configuration after) {
        return between(before.services(), after.services(), !after.reactsLike(before));
    }

    static Changes between(List<ServicePlan> before, List<ServicePlan> after, boolean reactions) {
        Map<String, ServicePlan> old = byName(before);
        Map<String, ServicePlan> now = byName(after);
        var added = new ArrayList<ServicePlan>();
        var changed = new ArrayList<ServicePlan>();
        for (ServicePlan plan : now.values()) {
            ServicePlan earlier = old.get(plan.name());
            if (earlier == null) {
                added.add(plan);
            } else if (!plan.equals(earlier)) {
                changed.add(keeping(earlier, plan));
            }
        }
        List<String> removed =
                old.keySet().stream().filter(name -> !now.containsKey(name)).toList();
        return new Changes(
                added,
                changed,
                removed,
                now.size() - added.size() - changed.size(),
                reactions,
                Turnover.between(before, after));
    }

    /** {@code plan} with the very targets of {@code earlier} that stay as they are: to see on an event loop that they do costs nothing then. */
    private static ServicePlan keeping(ServicePlan earlier, ServicePlan plan) {
        Map<TargetId, Target> known =
                earlier.service().targets().stream().collect(Collectors.toMap(Target::id, Function.identity()));
        List<Target> targets = plan.service().targets().stream()
                .map(target -> target.equals(known.get(target.id())) ? known.get(target.id()) : target)
                .toList();
        return plan.with(plan.service().with(targets));
    }

    private static Map<String, ServicePlan> byName(List<ServicePlan> services) {
        return services.stream().collect(Collectors.toMap(ServicePlan::name, Function.identity()));
    }
}
