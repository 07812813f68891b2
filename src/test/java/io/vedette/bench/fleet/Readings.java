package io.vedette.bench.fleet;

import java.io.IOException;

/** Takes readings of the daemon and of the world. */
final class Readings {
    private static final String ALLOCATED = "jvm_memory_allocated_bytes_total";

    private final Client client;
    private final ProcessMeter daemon;

    Readings(Client client, ProcessMeter daemon) {
        this.client = client;
        this.daemon = daemon;
    }

    Reading take() throws IOException, InterruptedException {
        return new Reading(
                System.nanoTime(),
                daemon.cpuMicros(),
                daemon.threads(),
                daemon.megabytes("Pss"),
                daemon.megabytes("Rss"),
                allocated(),
                Seen.of(client.world("/seen")));
    }

    private double allocated() throws InterruptedException {
        try {
            return client.metrics(ALLOCATED).sum(ALLOCATED, "");
        } catch (IOException notYet) {
            return 0;
        }
    }
}
