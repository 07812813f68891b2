package io.vedette.web.metrics;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vedette.web.Queries;
import java.time.InstantSource;

/**
 * Where metrics come from.
 *
 * @param registry what rooms have registered
 * @param version of the daemon
 */
public record Sources(Queries queries, PrometheusMeterRegistry registry, String version, InstantSource clock) {}
