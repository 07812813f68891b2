package io.vedette.bench;

import io.vedette.fakes.Plans;
import io.vedette.fakes.ScriptedProbe;
import io.vedette.monitor.Effect;
import io.vedette.monitor.ServiceMonitor;
import io.vedette.monitor.ServicePlan;
import io.vedette.monitor.ServiceSnapshot;
import io.vedette.sample.Outcome;
import io.vedette.sample.Reason;
import io.vedette.sample.Sample;
import io.vedette.sample.Sample.Purpose;
import io.vedette.target.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one sample costs from the probe's answer on: histograms, two objectives with four rules each, health, alerts. Ten seconds of simulated time pass between
 * two samples, so that every one of them closes a slot: the dearest case.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class SampleBench {
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    @Param({"healthy", "failing"})
    String fleet = "healthy";

    private final ServicePlan plan = Plans.service("checkout", 1, INTERVAL);
    private final TargetId target = plan.service().targets().getFirst().id();
    private final Outcome[] outcomes = new Outcome[64];
    private Instant now = Instant.parse("2026-03-02T12:00:00Z");
    private ServiceMonitor monitor = new ServiceMonitor(plan, now);
    private int next;

    @Setup
    public void threeDaysOfHistory() {
        for (int i = 0; i < outcomes.length; i++) {
            boolean fails = fleet.equals("failing") && i % 7 == 0;
            outcomes[i] = fails ? ScriptedProbe.down(Reason.STATUS) : ScriptedProbe.up(10 + i);
        }
        monitor = new ServiceMonitor(plan, now);
        for (int i = 0; i < 26_000; i++) {
            sample();
        }
    }

    @Benchmark
    public List<Effect> sample() {
        now = now.plus(INTERVAL);
        monitor.left(now);
        Outcome outcome = outcomes[next++ & 63];
        return monitor.accept(new Sample(target, now, Duration.ZERO, outcome, Purpose.SCHEDULED), now);
    }

    /** And the picture of it that readers are given. */
    @Benchmark
    public ServiceSnapshot sampleAndSnapshot() {
        sample();
        return monitor.snapshot(now);
    }

    /** With nothing new since the last. */
    @Benchmark
    public ServiceSnapshot snapshot() {
        return monitor.snapshot(now);
    }
}
