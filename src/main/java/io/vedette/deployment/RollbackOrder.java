package io.vedette.deployment;

import org.jspecify.annotations.Nullable;

/**
 * A rollback that the evidence asks for; the interlocks may still withhold it. At most one a deployment.
 *
 * @param action the configured action's name
 * @param reason one sentence for the request and for people
 * @param mode what may be done about it without a person
 * @param budget what was left of the least error budget when the deployment came; absent without an objective
 */
public record RollbackOrder(
        Deployment deployment,
        String action,
        String reason,
        Mode mode,
        @Nullable Double budget) implements Order {
    /** Of a service without an objective. */
    public RollbackOrder(Deployment deployment, String action, String reason, Mode mode) {
        this(deployment, action, reason, mode, null);
    }

    @Override
    public String id() {
        return deployment.id();
    }

    @Override
    public String service() {
        return deployment.service();
    }

    @Override
    public String subject() {
        return "Rollback of version " + deployment.version();
    }

    @Override
    public @Nullable String previousVersion() {
        return deployment.previousVersion();
    }

    @Override
    public String requestId() {
        return "rollback-" + deployment.id();
    }

    @Override
    public boolean isBefore(Deployment newer) {
        return deployment.service().equals(newer.service()) && deployment.at().isBefore(newer.at());
    }
}
