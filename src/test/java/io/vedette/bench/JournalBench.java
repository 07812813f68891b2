package io.vedette.bench;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vedette.fakes.Plans;
import io.vedette.monitor.Journal;
import io.vedette.monitor.ServiceMonitor;
import io.vedette.monitor.ServicePlan;
import io.vedette.sample.Observed;
import io.vedette.sample.Outcome;
import io.vedette.sample.Phases;
import io.vedette.sample.Sample;
import io.vedette.sample.Sample.Purpose;
import io.vedette.store.Database;
import io.vedette.store.StoreSpec;
import io.vedette.target.Target;
import io.vertx.core.Vertx;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the journal costs: processor time a sample, on the probing thread and in all, and how long 10,000 endpoints take to come back. Arguments: services,
 * endpoints of each, seconds of history.
 */
final class JournalBench {
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private JournalBench() {}

    public static void main(String[] args) throws Exception {
        int services = args.length > 0 ? Integer.parseInt(args[0]) : 1_000;
        int endpoints = args.length > 1 ? Integer.parseInt(args[1]) : 10;
        int seconds = args.length > 2 ? Integer.parseInt(args[2]) : 300;
        Path file = Files.createTempDirectory("journal-bench").resolve("vedette.db");
        List<ServicePlan> plans = IntStream.range(0, services)
                .mapToObj(number -> Plans.service("service-" + number, endpoints, INTERVAL))
                .toList();
        Instant start = Instant.now().minusSeconds(seconds);
        write(file, plans, start, seconds);
        read(file, plans);
    }

    private static void write(Path file, List<ServicePlan> plans, Instant start, int seconds) {
        var vertx = Vertx.vertx();
        var database = open(file, vertx);
        Journal journal = database.journals().of(0);
        plans.forEach(plan -> journal.begin(new ServiceMonitor(plan, start), start));
        var targets = new ArrayList<Target>();
        plans.forEach(plan -> targets.addAll(plan.service().targets()));
        var threads = ManagementFactory.getThreadMXBean();
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long own = 0;
        long all = system.getProcessCpuTime();
        long samples = 0;
        for (int second = 0; second < seconds; second++) {
            long begun = threads.getCurrentThreadCpuTime();
            for (int place = second % 10; place < targets.size(); place += 10) {
                Instant due = start.plusSeconds(second).plusNanos(place * 1_000L);
                Target target = targets.get(place);
                journal.left(target.id(), due, due.plusNanos(200_000));
                journal.sample(sample(target, due, place), due.plusNanos(30_000_000));
                samples++;
            }
            journal.ticked(start.plusSeconds(second + 1));
            journal.flush();
            own += threads.getCurrentThreadCpuTime() - begun;
            do {
                vertx.timer(2).await(); // asleep: waiting costs neither side anything
            } while (database.health().waiting() > 0);
        }
        database.close().await();
        System.out.printf(
                "%d samples: %.2f µs each on the probing thread, %.2f µs in all; %.1f bytes each on disk%n",
                samples,
                own / 1e3 / samples,
                (system.getProcessCpuTime() - all) / 1e3 / samples,
                (double) file.toFile().length() / samples);
        vertx.close().await();
    }

    private static Sample sample(Target target, Instant due, int place) {
        var phases = new Phases(Phases.NONE, 180 + place % 40, Phases.NONE, 20_000 + place * 7 % 9_000, 90);
        return new Sample(
                target.id(),
                due,
                Duration.ofNanos(200_000),
                new Outcome.Up(phases, new Observed(200, null, null)),
                Purpose.SCHEDULED);
    }

    private static void read(Path file, List<ServicePlan> plans) {
        for (int round = 0; round < 3; round++) {
            var vertx = Vertx.vertx();
            var database = open(file, vertx);
            long begun = System.nanoTime();
            int known =
                    database.journals().monitors(plans, Instant.now()).await().size();
            System.out.printf("%d services are back in %d ms%n", known, (System.nanoTime() - begun) / 1_000_000);
            database.close().await();
            vertx.close().await();
        }
    }

    private static Database open(Path file, Vertx vertx) {
        return Database.open(
                        StoreSpec.DEFAULT.at(new StoreSpec.Place.File(file)),
                        vertx,
                        Clock.systemUTC(),
                        System::nanoTime,
                        new SimpleMeterRegistry())
                .await();
    }
}
