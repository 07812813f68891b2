package io.vedette.bench.fleet;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One run of the benchmark, from the first process to the last line of the report. */
public final class Trial {
    /** From the end of this minute on it is the steady state: a JVM's compilers need as long at a hundred probes a second. */
    static final int WARM_MINUTE = 2;

    private static final Duration ENOUGH_TO_FAIL = Duration.ofSeconds(25);

    private final Fleet fleet;
    private final Client client = new Client();

    public Trial(Fleet fleet) {
        this.fleet = fleet;
    }

    /** Runs it and prints what came of it. */
    public void run() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("fleet");
        Path authority = folder.resolve("authority.pem");
        Path configuration = Files.createDirectory(folder.resolve("conf"));
        for (var file : fleet.configuration(folder.resolve("vedette.db").toString(), authority.toString())
                .entrySet()) {
            Files.writeString(configuration.resolve(file.getKey()), file.getValue());
        }
        System.out.printf(
                Locale.ROOT,
                "%s; %d processors, load %.1f%n",
                fleet.words(),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        prepare();
        Process world = world(authority);
        try {
            var floor = new Floor(folder);
            OptionalDouble before = floor.microsAProbe(fleet);
            var report = new Report(fleet, before);
            observe(configuration, report);
            report.compare(floor.microsAProbe(fleet));
        } finally {
            world.destroy();
        }
    }

    /** A daemon of every day starts with what the JVM learnt before. */
    private static void prepare() throws IOException, InterruptedException {
        new ProcessBuilder("./vedette", "prepare").inheritIO().start().waitFor();
    }

    private Process world(Path authority) throws IOException {
        Process world = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmn64m",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TargetWorld.class.getName(),
                        fleet.argument(),
                        authority.toString())
                .redirectError(Redirect.INHERIT)
                .start();
        String listening = world.inputReader().readLine();
        if (listening == null) {
            throw new IOException("the world of targets did not come up");
        }
        return world;
    }

    private void observe(Path configuration, Report report) throws IOException, InterruptedException {
        long started = System.currentTimeMillis();
        Process daemon = new ProcessBuilder(List.of("./vedette", "run", "-c", configuration.toString()))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(configuration.resolveSibling("log").toFile())
                .start();
        var visitor = new Visitor();
        var visiting = Thread.ofPlatform().start(visitor);
        try {
            watch(new Readings(client, new ProcessMeter(daemon.toHandle())), report, started, visitor);
        } finally {
            visitor.leave();
            visiting.join();
            daemon.destroy();
            daemon.waitFor(10, TimeUnit.SECONDS);
        }
    }

    private void watch(Readings readings, Report report, long started, Visitor visitor)
            throws IOException, InterruptedException {
        Reading begun = readings.take();
        pause(fleet.interval().plusSeconds(5));
        report.start(readings.take(), started, visitor);
        Reading settled = null;
        Reading before = readings.take();
        for (int minute = 1; minute <= fleet.length().toMinutes(); minute++) {
            if (minute == 2) {
                fail(0, 1);
            } else if (minute == 4) {
                fail(1, Fleet.FAILING);
            }
            pause(Duration.ofMillis(started).plusSeconds(60L * minute).minusMillis(System.currentTimeMillis()));
            Reading now = readings.take();
            report.minute(minute, before, now);
            before = now;
            if (settled == null && minute >= WARM_MINUTE) {
                client.world("/settle");
                settled = now;
            }
        }
        if (settled != null) {
            report.steady(settled, before);
        }
        report.end(begun, before, client, visitor);
    }

    /** Lets endpoints fail until people have been told; each at its own due time. */
    private void fail(int from, int to) throws IOException, InterruptedException {
        for (int number = from; number < to; number++) {
            client.world("/fail/" + number);
        }
        pause(ENOUGH_TO_FAIL);
        for (int number = from; number < to; number++) {
            client.world("/heal/" + number);
        }
    }

    static void pause(Duration duration) throws InterruptedException {
        new CountDownLatch(1).await(Math.max(0, duration.toMillis()), TimeUnit.MILLISECONDS);
    }

    /** Figures in a line, sorted. */
    static long[] sorted(String line) {
        return Arrays.stream(line.strip().split(" "))
                .filter(word -> !word.isEmpty())
                .mapToLong(Long::parseLong)
                .sorted()
                .toArray();
    }
}
