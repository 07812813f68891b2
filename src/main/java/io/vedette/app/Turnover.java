package io.vedette.app;

import io.vedette.monitor.ServicePlan;
import io.vedette.target.TargetId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Which endpoints came and which went, in words. */
final class Turnover {
    private Turnover() {}

    /** As in {@code 3 endpoints added, 1 removed}; empty if they are the same. */
    static String between(Collection<ServicePlan> before, Collection<ServicePlan> after) {
        Set<TargetId> old = ids(before);
        Set<TargetId> now = ids(after);
        long added = now.stream().filter(id -> !old.contains(id)).count();
        long removed = old.stream().filter(id -> !now.contains(id)).count();
        return added + removed == 0
                ? ""
                : added + (added == 1 ? " endpoint added, " : " endpoints added, ") + removed + " removed, "
                        + now.size() + " in all";
    }

    private static Set<TargetId> ids(Collection<ServicePlan> plans) {
        return plans.stream()
                .flatMap(plan -> plan.service().targets().stream())
                .map(target -> target.id())
                .collect(Collectors.toCollection(HashSet::new));
    }
}
