/** A fleet of endpoints that do not exist, the daemon that probes them, and what it costs: {@link io.vedette.bench.FleetBench}. */
@NullMarked
package io.vedette.bench.fleet;

import org.jspecify.annotations.NullMarked;
