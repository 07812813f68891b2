package io.vedette.deployment;

/**
 * A rollback that the evidence asks for; the interlocks may still withhold it. At most one a deployment.
 *
 * @param action the configured action's name
 * @param reason one sentence for the request and for people
 * @param mode what may be done about it without a person
 */
public record RollbackOrder(Deployment deployment, String action, String reason, Mode mode) {
    /** Stable over retries and crashes: receivers know a repeated request by it. */
    public String requestId() {
        return "rollback-" + deployment.id();
    }

    /** Whether {@code newer} is a later deployment of the same service. */
    public boolean isBefore(Deployment newer) {
        return deployment.service().equals(newer.service()) && deployment.at().isBefore(newer.at());
    }
}
