package io.vedette.bench;

import io.vedette.probe.world.HostileMix;
import io.vedette.probe.world.Leaks;
import io.vedette.probe.world.Prober;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * What many probes of servers of every manner leave behind, in this process: {@code LeftoversBench RUNS}. Run it with
 * {@code -Dio.netty.leakDetection.level=paranoid}. Ends with status 1 if there is anything.
 */
public final class LeftoversBench {
    private static final int COSTLY_EVERY = 250;

    private LeftoversBench() {}

    public static void main(String[] args) throws InterruptedException {
        var wanted = Integer.parseInt(args[0].strip());
        try (var leaks = new Leaks();
                var prober = new Prober();
                var mix = new HostileMix(prober)) {
            warmUp(mix);
            var before = Leaks.descriptors();
            var heap = heap();
            var start = System.nanoTime();
            var runs = 0;
            for (var round = 1; runs < wanted; round++) {
                runs += mix.cheapRound().size();
                if (round % COSTLY_EVERY == 0) {
                    runs += mix.costlyRound().size();
                }
            }
            var took = Duration.ofNanos(System.nanoTime() - start);
            mix.becomesAlone();
            var lost = leaks.found();
            System.out.printf(
                    "%,d runs in %d s: descriptors %d before, %d after; heap %,d kB before, %,d kB after; buffers lost %d%n",
                    runs, took.toSeconds(), before, Leaks.descriptors(), heap / 1024, heap() / 1024, lost.size());
            lost.forEach(System.out::println);
            System.exit(lost.isEmpty() && Leaks.descriptors() <= before ? 0 : 1);
        }
    }

    private static void warmUp(HostileMix mix) throws InterruptedException {
        mix.costlyRound();
        for (var i = 0; i < 100; i++) {
            mix.cheapRound();
        }
        mix.becomesAlone();
    }

    /** What lives, after a collection. */
    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
