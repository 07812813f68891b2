package io.vedette.bench.fleet;

import java.util.Map;

/**
 * How things stand at a moment.
 *
 * @param cpuMicros of the daemon since it began
 * @param threads of the daemon, by name
 * @param allocated bytes of heap since it began
 */
record Reading(
        long nanos, double cpuMicros, Map<String, Double> threads, long pss, long rss, double allocated, Seen seen) {}
