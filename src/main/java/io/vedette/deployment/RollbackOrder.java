package io.vedette.deployment;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A rollback that the evidence asks for; the interlocks may still withhold it. At most one a deployment.
 *
 * @param action the configured action's name
 * @param reason one sentence for the request and for people
 * @param mode what may be done about it without a person
 * @param budget what was left of the least error budget when the deployment came; absent without an objective
 * @param report where people see what speaks against it; absent when they cannot, and never kept
 */
public record RollbackOrder(
        Deployment deployment,
        String action,
        String reason,
        Mode mode,
        @Nullable Double budget,
        @Nullable URI report) implements Order {
    /** That nobody can look up. */
    public RollbackOrder(Deployment deployment, String action, String reason, Mode mode, @Nullable Double budget) {
        this(deployment, action, reason, mode, budget, null);
    }

    /** Of a service without an objective. */
    public RollbackOrder(Deployment deployment, String action, String reason, Mode mode) {
        this(deployment, action, reason, mode, null);
    }

    /** The same with where people see what speaks against it. */
    public RollbackOrder seenAt(URI address) {
        return new RollbackOrder(deployment, action, reason, mode, budget, address);
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
