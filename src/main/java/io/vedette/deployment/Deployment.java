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
 */
public record Deployment(
        String id,
        String service,
        String version,
        @Nullable String previousVersion,
        @Nullable String environment,
        @Nullable URI url,
        @Nullable String by,
        Instant at) {

    /** The same, in place of {@code running} unless the report named a previous version. */
    public Deployment after(@Nullable String running) {
        if (previousVersion != null || running == null || running.equals(version)) {
            return this;
        }
        return new Deployment(id, service, version, running, environment, url, by, at);
    }
}
