package io.vedette.bench;

import io.vedette.bench.fleet.Fleet;
import io.vedette.bench.fleet.Trial;
import java.io.IOException;

/**
 * The whole daemon, with everything on, as its own process against a world of targets in another: what a probe costs it, in microseconds and as a multiple of
 * what the same request costs a C program; its memory; how even the gaps are that targets see; what is lost; how soon people are told.
 *
 * <p>{@code ./mvnw -q -Pbench verify -Dbench.main=io.vedette.bench.FleetBench -Dbench="10000 300"}: endpoints and seconds, and then any of {@code tls},
 * {@code kept}, {@code hanging} (one endpoint of a hundred never answers), {@code no-objectives}, {@code interval=10}, {@code per-service=1}.
 */
final class FleetBench {
    private FleetBench() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        new Trial(Fleet.of(args[0])).run();
    }
}
