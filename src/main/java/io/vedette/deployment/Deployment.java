package io.vedette.deployment;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A new version of a service, as reported.
 *
 * @param id given by Vedette, unique
 * @param previousVersion what to go back to
 * @param url where people see it: the pipeline, the commit
 * @param by who or what reported it
 * @param at when it was reported
 * @param rollbackOf the deployment or version that this one takes back; absent when it is no rollback
 * @param rollbackSafe whether going back to the previous version does no harm, as to data that were changed for this one
 */
public record Deployment(
        String id,
        String service,
        String version,
        @Nullable String previousVersion,
        @Nullable String environment,
        @Nullable URI url,
        @Nullable String by,
        Instant at,
        @Nullable String rollbackOf,
        boolean rollbackSafe) {

    /** No rollback, and one that may be rolled back. */
    public Deployment(
            String id,
            String service,
            String version,
            @Nullable String previousVersion,
            @Nullable String environment,
            @Nullable URI url,
            @Nullable String by,
            Instant at) {
        this(id, service, version, previousVersion, environment, url, by, at, null, true);
    }

    /** The same, in place of {@code running} unless the report named a previous version. */
    public Deployment after(@Nullable String running) {
        if (previousVersion != null || running == null || running.equals(version)) {
            return this;
        }
        return new Deployment(id, service, version, running, environment, url, by, at, rollbackOf, rollbackSafe);
    }

    /** Whether this is the return from a deployment: reported as such, or to the version before it. */
    public boolean isReturnFrom(Deployment other) {
        return service.equals(other.service)
                && !version.equals(other.version)
                && (version.equals(other.previousVersion)
                        || other.version.equals(rollbackOf)
                        || other.id.equals(rollbackOf));
    }
}
