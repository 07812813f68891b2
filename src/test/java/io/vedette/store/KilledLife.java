package io.vedette.store;

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
import io.vedette.target.TargetId;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A process that is made to be killed: it takes up what the one before knew, says how much that is, and goes on. Each line that it prints is a promise:
 * {@code back N} samples known at the start, {@code kept N} samples and facts on disk.
 */
final class KilledLife {
    static final ServicePlan PLAN = Plans.service("shop", 1, Duration.ofSeconds(1));
    static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    private KilledLife() {}

    public static void main(String[] args) {
        var vertx = Vertx.vertx();
        var spec = StoreSpec.DEFAULT.at(new StoreSpec.Place.File(Path.of(args[0])));
        var database = Database.open(spec, vertx, Clock.systemUTC(), System::nanoTime, new SimpleMeterRegistry())
                .await();
        ServiceMonitor monitor = database.read(connection -> database.journals().told(connection, List.of(PLAN)))
                .await()
                .orElseThrow()
                .getOrDefault(PLAN.name(), new ServiceMonitor(PLAN, START));
        long known = samples(monitor);
        System.out.println("back " + known);
        Journal journal = database.journals().of(0);
        journal.begin(monitor, START.plusSeconds(known));
        live(database, journal, monitor, known);
    }

    /** How many samples {@code monitor} has heard of. */
    static long samples(ServiceMonitor monitor) {
        return monitor.snapshot(START).targets().getFirst().results().up();
    }

    private static void live(Database database, Journal journal, ServiceMonitor monitor, long known) {
        TargetId target = PLAN.service().targets().getFirst().id();
        var up = new Outcome.Up(new Phases(-1, 100, -1, 900, 10), new Observed(200, null, null));
        for (long number = known + 1; true; number++) {
            Instant now = START.plusSeconds(number);
            var sample = new Sample(target, now, Duration.ZERO, up, Purpose.SCHEDULED);
            journal.sample(sample, now);
            monitor.accept(sample, now);
            journal.seal();
            if (number % 7 == 0) {
                journal.save(monitor, now);
            }
            Kept kept = database.keep(OpenDatabase.noting("fact " + number)).await();
            if (kept == Kept.ON_DISK) {
                System.out.println("kept " + number);
            }
        }
    }
}
