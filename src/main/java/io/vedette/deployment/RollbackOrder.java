package io.vedette.deployment;

/**
 * A rollback that the evidence asks for; the interlocks may still withhold it. At most one a deployment.
 *
 * @param action the configured action's name
 * @param reason one sentence for the request and for people
 */
public record RollbackOrder(Deployment deployment, String action, String reason) {
    /** Stable over retries and crashes: receivers know a repeated request by it. */
    public String requestId() {
        return "rollback-" + deployment.id();
    }
}
