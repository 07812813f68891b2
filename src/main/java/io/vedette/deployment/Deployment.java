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
        Instant at) {}
