package io.vedette.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.management.OperatingSystemMXBean;
import io.vedette.cli.playback.ReplayRun;
import io.vedette.cli.recording.Names;
import io.vedette.cli.recording.Recording;
import io.vedette.cli.recording.RecordingReader;
import io.vedette.cli.recording.RowProblems;
import io.vedette.cli.recording.RowSink;
import io.vedette.deployment.WatchPlan;
import io.vedette.fakes.Plans;
import io.vedette.monitor.ServicePlan;
import io.vedette.replay.Finding;
import io.vedette.replay.Replay;
import io.vedette.replay.Roster;
import io.vedette.replay.Rows;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How many recorded rows a second are replayed: read alone, judged alone on one thread, and both as {@code vedette replay} does.
 *
 * <p>Arguments: services, endpoints of each, days, objectives of each (1 or 2), and of how many rows one is down.
 */
public final class ReplayBench {
    private static final long YEAR_OF_A_HUNDRED = 100L * 365 * 8_640;
    private static final long START = 1_772_323_200;
    private static final int STEP = 10;
    private static final int BLOCK = 8_192;
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final int services;
    private final int endpoints;
    private final long ticks;
    private final int downEvery;
    private final List<ServicePlan> plans;

    private ReplayBench(int services, int endpoints, int days, int objectives, int downEvery) {
        this.downEvery = downEvery;
        this.services = services;
        this.endpoints = endpoints;
        this.ticks = days * 8_640L;
        this.plans = IntStream.range(0, services)
                .mapToObj(number -> plan("service-" + number, endpoints, objectives))
                .toList();
    }

    public static void main(String[] args) throws Exception {
        ReplayBench bench = new ReplayBench(
                argument(args, 0, 20),
                argument(args, 1, 5),
                argument(args, 2, 20),
                argument(args, 3, 1),
                argument(args, 4, 5_000));
        Path file = Files.createTempFile("replay-bench", ".csv");
        try {
            bench.write(file);
            System.out.printf(
                    Locale.ROOT,
                    "%d services of %d endpoints, %d rows, %d MB%n",
                    bench.services,
                    bench.endpoints,
                    bench.rows(),
                    Files.size(file) >> 20);
            for (int round = 0; round < 3; round++) {
                bench.measure("read", () -> bench.read(file));
                bench.measure("judge", bench::judge);
                bench.measure("replay", () -> bench.replay(file));
            }
        } finally {
            Files.delete(file);
        }
    }

    private static int argument(String[] args, int place, int usual) {
        return args.length > place ? Integer.parseInt(args[place]) : usual;
    }

    private static ServicePlan plan(String name, int endpoints, int objectives) {
        ServicePlan plan = Plans.service(name, endpoints, Duration.ofSeconds(STEP));
        return new ServicePlan(plan.service(), plan.slos().subList(0, objectives), WatchPlan.DEFAULT);
    }

    private long rows() {
        return services * (long) endpoints * ticks;
    }

    private void measure(String what, Callable<Object> work) throws Exception {
        long start = System.nanoTime();
        long used = PROCESS.getProcessCpuTime();
        Object result = work.call();
        double seconds = (System.nanoTime() - start) / 1e9;
        double processor = (PROCESS.getProcessCpuTime() - used) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%-7s %5.1f s, %.2f M rows/s, %.0f ns of processor a row; a year of 100 endpoints at 10 s: %.0f s, %.0f s of processor (%s)%n",
                what,
                seconds,
                rows() / seconds / 1e6,
                processor * 1e9 / rows(),
                YEAR_OF_A_HUNDRED * seconds / rows(),
                YEAR_OF_A_HUNDRED * processor / rows(),
                result);
    }

    private void write(Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            out.write("due,service,endpoint,outcome,latency_us\n".getBytes(US_ASCII));
            for (long tick = 0; tick < ticks; tick++) {
                for (int service = 0; service < services; service++) {
                    for (int endpoint = 0; endpoint < endpoints; endpoint++) {
                        boolean up = isUp(tick, service, endpoint);
                        String row = (START + tick * STEP) + ",service-" + service + ",endpoint-" + endpoint
                                + (up ? ",up," + latency(tick, endpoint) : ",down,") + "\n";
                        out.write(row.getBytes(US_ASCII));
                    }
                }
            }
        }
    }

    private boolean isUp(long tick, int service, int endpoint) {
        return (tick * 31 + service * 7L + endpoint) % downEvery != 0;
    }

    private static long latency(long tick, int endpoint) {
        return 15_000 + (tick * 7_919 + endpoint) % 40_000;
    }

    private Object read(Path file) throws IOException {
        Names names = new Names();
        RowProblems problems = new RowProblems("bench");
        Counting sink = new Counting();
        try (InputStream stream = Files.newInputStream(file)) {
            new RecordingReader(names, problems, sink).read(stream);
        }
        return sink.rows + " rows, " + problems.count() + " problems";
    }

    private Object judge() {
        Replay replay = new Replay(new Roster(plans));
        Rows block = new Rows(BLOCK);
        for (long tick = 0; tick < ticks; tick++) {
            for (int service = 0; service < services; service++) {
                for (int endpoint = 0; endpoint < endpoints; endpoint++) {
                    Finding finding = isUp(tick, service, endpoint) ? Finding.UP : Finding.DOWN;
                    long due = (START + tick * STEP) * 1_000_000;
                    block.add(service * endpoints + endpoint, due, finding, latency(tick, endpoint));
                    if (block.isFull()) {
                        replay.play(block);
                        block.clear();
                    }
                }
            }
        }
        replay.play(block);
        return replay.finish((START + ticks * STEP - 1) * 1_000_000).stream()
                        .mapToInt(report -> report.events().size())
                        .sum()
                + " events";
    }

    private Object replay(Path file) throws IOException, InterruptedException {
        ReplayRun run = new ReplayRun(new Recording("bench", file, false), System.out::println);
        return switch (run.judge(plans, List.of(), null)) {
            case ReplayRun.Result.Done done -> done.played().events().size() + " events";
            case ReplayRun.Result.Refused refused -> refused.sentences();
        };
    }

    private static final class Counting implements RowSink {
        private long rows;

        @Override
        public void probe(int name, long due, Finding finding, long latencyMicros, long line) {
            rows++;
        }

        @Override
        public void deployment(String service, String version, @Nullable String previousVersion, long at, long line) {
            rows++;
        }
    }
}
