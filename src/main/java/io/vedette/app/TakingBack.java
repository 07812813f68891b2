package io.vedette.app;

import io.vedette.config.Configuration;
import io.vedette.deployment.Deployment;
import io.vedette.deployment.Mode;
import io.vedette.deployment.RollbackOrder;
import io.vedette.monitor.ServicePlan;
import io.vedette.web.Commands.RollbackWish;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Knows what takes back which service's deployments, and makes a person's wish for it an order; belongs to the couriers' event loop. */
final class TakingBack {
    private final List<Consumer<List<String>>> counts;
    private final Set<String> counted = new HashSet<>();
    private List<ServicePlan> services = List.of();

    /** @param counts begin to count for services whose deployments are taken back, once for each */
    TakingBack(Configuration configuration, List<Consumer<List<String>>> counts) {
        this.counts = List.copyOf(counts);
        update(configuration);
    }

    void update(Configuration configuration) {
        services = configuration.services();
        List<String> taken = services.stream()
                .filter(plan -> plan.deployments().onRegression() != null)
                .map(ServicePlan::name)
                .filter(counted::add)
                .toList();
        counts.forEach(count -> count.accept(taken));
    }

    /** Empty when neither the wish nor the service names an action. */
    Optional<RollbackOrder> order(RollbackWish wish, Deployment deployment) {
        return Optional.ofNullable(wish.action())
                .or(() -> services.stream()
                        .filter(plan -> plan.name().equals(wish.service()))
                        .findFirst()
                        .map(plan -> plan.deployments().onRegression()))
                .map(action -> new RollbackOrder(deployment, action, reason(wish), Mode.AUTOMATIC));
    }

    private static String reason(RollbackWish wish) {
        return (wish.reason() == null ? "no reason was given" : wish.reason()) + " (by hand, by " + wish.by()
                + (wish.override() == null ? ")" : "; interlocks set aside: " + wish.override() + ")");
    }
}
