package io.vedette.deployment;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * A watch under way, for those who may be its control group.
 *
 * @param until when it ends
 * @param hosts that the deployed service is probed at, and that its version may have disturbed
 */
public record OpenWatch(Deployment deployment, Instant until, Set<String> hosts) {
    public OpenWatch {
        hosts = Set.copyOf(hosts);
    }

    /** Since when the environment must have been left alone by others to tell something of it: a watch before the deployment. */
    public Instant since() {
        return deployment.at().minus(Duration.between(deployment.at(), until));
    }
}
