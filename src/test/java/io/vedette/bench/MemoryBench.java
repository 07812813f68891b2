package io.vedette.bench;

import io.vedette.fakes.Plans;
import io.vedette.slo.SloJudge;
import io.vedette.window.LatencyWindow;
import io.vedette.window.Mark;
import io.vedette.window.OpenSlots;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;

/**
 * How many bytes of heap an endpoint's counters and latencies take, probed every 10 s: prints them.
 *
 * <p>{@code ./mvnw -q -Pbench verify -Dbench.main=io.vedette.bench.MemoryBench -Dbench=100}: how many of each are made.
 */
final class MemoryBench {
    private static final Duration SLOT = Duration.ofSeconds(10);
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final int THREE_DAYS = 26_000;
    private static final int A_MONTH = 32 * 8_640;

    private MemoryBench() {}

    public static void main(String[] args) {
        int count = Integer.parseInt(args[0]);
        Random random = new Random(3);
        for (int i = 0; i < 20 && used() > 0; i++) { // until the JVM has what it keeps for itself
            hour(random);
            judge(random, 0.5, 1);
        }
        print("counters of one objective, healthy for three days", count, i -> judge(random, 0, 1));
        print("counters, one probe of a thousand fails", count, i -> judge(random, 0.001, 1));
        print("counters, one probe of twenty fails", count, i -> judge(random, 0.05, 1));
        print("counters, every other probe fails, at random", count, i -> judge(random, 0.5, 1));
        print("counters, 20 endpoints in one objective, every other fails", count, i -> judge(random, 0.5, 20));
        print("latencies of an hour of one phase", count, i -> hour(random));
        print("latencies of a month, lognormal, 80 ms and 0.5", Math.max(count / 5, 1), i -> month(random));
    }

    private static void print(String what, int count, IntFunction<Object> make) {
        List<Object> kept = new ArrayList<>(count + 1);
        kept.add(make.apply(0)); // loads classes
        long before = used();
        for (int i = 1; i <= count; i++) {
            kept.add(make.apply(i));
        }
        long bytes = (used() - before) / (kept.size() - 1);
        System.out.printf(Locale.ROOT, "%-62s %,9d bytes%n", what, bytes);
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static SloJudge judge(Random random, double failing, int samplesInSlot) {
        var slots = new OpenSlots(SLOT, Duration.ofSeconds(6));
        slots.startAt(START);
        var judge = new SloJudge(Plans.AVAILABILITY, slots, SLOT, 0.1 * samplesInSlot);
        for (int i = 0; i < THREE_DAYS; i++) {
            for (int sample = 0; sample < samplesInSlot; sample++) {
                judge.count(random.nextDouble() < failing ? Mark.BAD : Mark.GOOD, slots.oldest());
            }
            judge.close(slots.oldest());
            slots.closed();
        }
        return judge;
    }

    private static LatencyWindow month(Random random) {
        return fill(new LatencyWindow(), A_MONTH, random);
    }

    private static LatencyWindow hour(Random random) {
        return fill(LatencyWindow.ofTheHour(), 720, random);
    }

    private static LatencyWindow fill(LatencyWindow window, int samples, Random random) {
        for (int i = 0; i < samples; i++) {
            window.record(START.plusSeconds(10L * i), (long) (80_000 * Math.exp(0.5 * random.nextGaussian())));
        }
        return window;
    }
}
