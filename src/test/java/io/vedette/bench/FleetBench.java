package io.vedette.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The whole daemon as its own process against a loopback world in another: N services of one endpoint each, every 10 s, a fresh connection each time, two
 * objectives each. Prints, minute by minute: probes, CPU of the daemon a probe, resident memory.
 *
 * <p>{@code ./mvnw -q -Pbench verify -Dbench.main=io.vedette.bench.FleetBench -Dbench="1000 240"}: endpoints, and seconds.
 */
final class FleetBench {
    private static final int TARGET_PORT = 18_080;
    private static final int DAEMON_PORT = 19_808;
    private static final double TICKS_PER_SECOND = 100;

    private final HttpClient http = HttpClient.newHttpClient();

    private FleetBench() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        String[] words = args[0].split(" ");
        new FleetBench().run(Integer.parseInt(words[0]), Integer.parseInt(words.length > 1 ? words[1] : "240"));
    }

    private void run(int endpoints, int seconds) throws IOException, InterruptedException {
        Path configuration = Files.createTempFile("fleet", ".yml");
        Files.writeString(configuration, configuration(endpoints));
        Process world = start(List.of(
                java(), "-cp", System.getProperty("java.class.path"), TargetWorld.class.getName(), "" + TARGET_PORT));
        world.inputReader().readLine();
        long started = System.currentTimeMillis();
        Process daemon = start(List.of("./vedette", "run", "-c", configuration.toString()));
        try {
            report(endpoints, seconds, started, daemon.toHandle());
        } finally {
            daemon.destroy();
            world.destroy();
            daemon.waitFor(10, TimeUnit.SECONDS);
            Files.delete(configuration);
        }
    }

    private void report(int endpoints, int seconds, long started, ProcessHandle daemon)
            throws IOException, InterruptedException {
        System.out.printf(
                Locale.ROOT,
                "%d endpoints every 10 s, fresh connections, on %d processors%n",
                endpoints,
                Runtime.getRuntime().availableProcessors());
        System.out.println("  minute   probes  probes/s  CPU us/probe  RSS MB  of it anonymous");
        pause(Duration.ofSeconds(10));
        System.out.printf(
                Locale.ROOT, "  first probe arrived %d ms after the process was started%n", asked()[1] - started);
        Usage before = usage(daemon);
        for (int minute = 1; minute <= seconds / 60; minute++) {
            pause(Duration.ofMinutes(1));
            Usage now = usage(daemon);
            long probes = now.probes - before.probes;
            System.out.printf(
                    Locale.ROOT,
                    "  %6d %8d %9.1f %13.0f %7d %16d%n",
                    minute,
                    probes,
                    probes / 60.0,
                    (now.cpuMicros - before.cpuMicros) / probes,
                    now.residentMb,
                    now.anonymousMb);
            before = now;
        }
        System.out.println("  schedule: " + metric("vedette_probes_skipped_total") + "; lateness "
                + metric("vedette_schedule_lateness_seconds_sum"));
    }

    private record Usage(long probes, double cpuMicros, long residentMb, long anonymousMb) {}

    private Usage usage(ProcessHandle daemon) throws IOException, InterruptedException {
        String stat = Files.readString(Path.of("/proc/" + daemon.pid() + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        double cpu = (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND * 1e6;
        return new Usage(asked()[0], cpu, status(daemon, "VmRSS"), status(daemon, "RssAnon"));
    }

    private static long status(ProcessHandle daemon, String name) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + daemon.pid() + "/status")).stream()
                .filter(line -> line.startsWith(name + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(-1);
    }

    private long[] asked() throws IOException, InterruptedException {
        String[] words = get(TARGET_PORT, "/bench").split(" ");
        return new long[] {Long.parseLong(words[0]), Long.parseLong(words[1])};
    }

    private String metric(String name) throws IOException, InterruptedException {
        return get(DAEMON_PORT, "/metrics")
                .lines()
                .filter(line -> line.startsWith(name))
                .findFirst()
                .orElse("none");
    }

    private String get(int port, String path) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private static void pause(Duration duration) throws InterruptedException {
        new CountDownLatch(1).await(duration.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String configuration(int endpoints) {
        var yaml = new StringBuilder("server: { listen: \"127.0.0.1:" + DAEMON_PORT + "\" }\n"
                + "slos:\n"
                + "  - { name: availability, indicator: availability, objective: 99.9%, window: 30d }\n"
                + "  - { name: fast, indicator: latency < 500ms, objective: 95%, window: 30d }\n"
                + "services:\n");
        for (int i = 0; i < endpoints; i++) {
            yaml.append(String.format(
                    Locale.ROOT,
                    "  - { name: service-%d, slos: [availability, fast], endpoints: [ { url: \"http://127.%d.%d.%d:%d/health\", expect: { status: 200, latency: < 2s, json: { /status: UP } } } ] }%n",
                    i,
                    1 + i / 65_000,
                    i / 250 % 250,
                    1 + i % 250,
                    TARGET_PORT));
        }
        return yaml.toString();
    }
}
