package io.vedette.web.server;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vedette.web.Commands;
import io.vedette.web.Prober;
import io.vedette.web.Queries;
import io.vedette.web.act.Links;
import java.time.InstantSource;

/**
 * What stands behind the server.
 *
 * @param prober for those who ask for a probe
 * @param version what runs, for {@code vedette_build_info}
 * @param clock dates the answers, so that a reader with a wrong clock still knows how old a snapshot is
 * @param links what the links of messages may do
 */
public record Daemon(
        Queries queries,
        Commands commands,
        Prober prober,
        PrometheusMeterRegistry metrics,
        String version,
        InstantSource clock,
        Links links) {}
