package io.vedette.engine;

import io.vedette.fakes.Plans;
import io.vedette.fakes.ScriptedProbe;
import io.vedette.fakes.SimulatedTime;
import io.vedette.maintenance.MaintenanceBook;
import io.vedette.monitor.Journal;
import io.vedette.monitor.ServiceMonitor;
import io.vedette.monitor.ServicePlan;
import io.vedette.target.Service;
import io.vedette.target.Target;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;

/**
 * What a reload that changes one endpoint of a large service holds its event loop for, part by part.
 *
 * <p>{@code ./mvnw -q -Pbench verify -Dbench.main=io.vedette.engine.ReloadBench -Dbench="10000"}
 */
final class ReloadBench {
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final int ROUNDS = 12;

    private final SimulatedTime time = new SimulatedTime();
    private final Station station = new Station(
            0,
            time,
            time,
            target -> new ScriptedProbe(time),
            new Board(),
            Journal.NONE,
            new MaintenanceBook(),
            effects -> {});

    public static void main(String[] args) {
        new ReloadBench().run(Integer.parseInt(args[0]));
    }

    private void run(int endpoints) {
        station.start();
        ServicePlan plan = Plans.service("large", endpoints, INTERVAL);
        station.add(plan);
        time.advance(Duration.ofMinutes(3));
        for (int round = 0; round < ROUNDS; round++) {
            ServicePlan next = withAnother(plan, round);
            long began = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            station.change(next);
            long changed = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            var fresh = new ServiceMonitor(next, time.instant(), null);
            long made = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            fresh.snapshot(time.instant());
            long shown = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            fresh.encode(Long.MIN_VALUE);
            long encoded = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            System.out.printf(
                    Locale.ROOT,
                    "one of %,d endpoints changed: %.1f ms of the loop's; a monitor from nothing %.1f, its snapshot %.1f, its state %.1f%n",
                    endpoints,
                    (changed - began) / 1e6,
                    (made - changed) / 1e6,
                    (shown - made) / 1e6,
                    (encoded - shown) / 1e6);
            plan = next;
            time.advance(Duration.ofSeconds(20));
        }
    }

    private static ServicePlan withAnother(ServicePlan plan, int round) {
        var targets = new ArrayList<Target>(plan.service().targets());
        targets.set(round, Plans.target(plan.name(), "other-" + round, INTERVAL));
        Service service = plan.service();
        return new ServicePlan(
                new Service(service.name(), service.labels(), targets, null, Set.of()),
                plan.slos(),
                plan.deployments());
    }
}
