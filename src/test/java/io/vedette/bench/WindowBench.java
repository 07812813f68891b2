package io.vedette.bench;

import io.vedette.fakes.Plans;
import io.vedette.slo.SloJudge;
import io.vedette.window.LatencyWindow;
import io.vedette.window.Mark;
import io.vedette.window.OpenSlots;
import io.vedette.window.OutcomeLog;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
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

/** What windows cost: a slot that rolls through the seven windows of the usual rules, one objective's slot whole, one latency that is recorded. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class WindowBench {
    private static final Duration SLOT = Duration.ofSeconds(10);
    private static final long[] WINDOWS = {30, 180, 360, 720, 2_160, 8_640, 25_920};
    private static final int MASK = 0xffff;

    @Param({"healthy", "failing"})
    String fleet = "healthy";

    private final OutcomeLog log = new OutcomeLog(WINDOWS);
    private final OpenSlots slots = new OpenSlots(SLOT, Duration.ofSeconds(6));
    private final SloJudge judge = new SloJudge(Plans.AVAILABILITY, slots, SLOT, 0.1);
    private final LatencyWindow latency = new LatencyWindow();
    private final boolean[] fails = new boolean[MASK + 1];
    private final int[] micros = new int[MASK + 1];
    private Instant now = Instant.parse("2026-03-02T12:00:00Z");
    private int slot;
    private int sample;

    @Setup
    public void threeDaysOfHistory() {
        var random = new Random(5);
        for (int i = 0; i <= MASK; i++) {
            fails[i] = fleet.equals("failing") && random.nextInt(20) == 0;
            micros[i] = (int) (80_000 * Math.exp(0.5 * random.nextGaussian()));
        }
        slots.startAt(now);
        for (int i = 0; i < 26_000; i++) {
            rollOneSlot();
            judgeOneSlot();
            recordOneLatency();
        }
    }

    @Benchmark
    public long rollOneSlot() {
        boolean bad = fails[++slot & MASK];
        log.close(slot, bad ? 0 : 1, bad ? 1 : 0, 0);
        return log.bad(6);
    }

    @Benchmark
    public boolean judgeOneSlot() {
        long open = slots.oldest();
        judge.count(fails[(int) open & MASK] ? Mark.BAD : Mark.GOOD, open);
        judge.close(open);
        slots.closed();
        return judge.over(judge.rules().getFirst());
    }

    /** Ten seconds after the one before, so that every thirtieth seals a slot and every 360th an hour. */
    @Benchmark
    public long recordOneLatency() {
        now = now.plusSeconds(10);
        latency.record(now, micros[++sample & MASK]);
        return latency.count();
    }
}
