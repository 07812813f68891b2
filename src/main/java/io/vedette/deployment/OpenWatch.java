package io.vedette.deployment;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A watch under way, for those who may be its control group.
 *
 * @param until when it ends
 * @param hosts that the deployed service is probed at, and that its version may have disturbed
 * @param control the services that were named as its control group; absent for all that fit
 */
public record OpenWatch(
        Deployment deployment,
        Instant until,
        Set<String> hosts,
        @Nullable Set<String> control) {
    public OpenWatch {
        hosts = Set.copyOf(hosts);
        control = control == null ? null : Set.copyOf(control);
    }

    /** Whether a service that is probed at these hosts may tell something of the environment alone: one that was named, or else one with other hosts. */
    public boolean mayBeJudgedBy(String service, Set<String> itsHosts) {
        return control == null ? Collections.disjoint(hosts, itsHosts) : control.contains(service);
    }

    /** Since when the environment must have been left alone by others to tell something of it: a watch before the deployment. */
    public Instant since() {
        return deployment.at().minus(Duration.between(deployment.at(), until));
    }
}
