package io.vedette.app;

import io.vedette.config.Configuration;
import io.vedette.deployment.Deployment;
import io.vedette.deployment.Mode;
import io.vedette.deployment.RollbackOrder;
import io.vedette.monitor.ServicePlan;
import io.vedette.web.Commands.RollbackWish;
import java.util.List;
import java.util.Optional;

/** Makes a person's wish for a rollback an order; belongs to the couriers' event loop. */
final class TakingBack {
    private List<ServicePlan> services = List.of();

    void update(Configuration configuration) {
        services = configuration.services();
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
