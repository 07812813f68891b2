package io.vedette.bench.fleet;

import java.io.IOException;

/** Takes readings of the daemon and of the world. */
final class Readings {
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
            return client.daemon("/metrics?name[]=jvm_memory_allocated_bytes_total")
                    .lines()
                    .filter(line -> line.startsWith("jvm_memory_allocated_bytes_total"))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .findFirst()
                    .orElse(0);
        } catch (IOException notYet) {
            return 0;
        }
    }
}
