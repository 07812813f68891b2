package io.vedette.web.server;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vedette.web.Commands;
import io.vedette.web.Queries;

/**
 * What stands behind the server.
 *
 * @param version what runs, for {@code vedette_build_info}
 */
public record Daemon(Queries queries, Commands commands, PrometheusMeterRegistry metrics, String version) {}
