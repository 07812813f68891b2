package io.vedette.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.fakes.Plans;
import io.vedette.fakes.ScriptedProbe;
import io.vedette.fakes.SimulatedTime;
import io.vedette.sample.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/** Many targets that begin together, as at a start or a reload, are not probed together. */
final class HerdTest {
    private static final int TARGETS = 2_000;
    private static final int MADE_AT_ONCE = 20;
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final SimulatedTime time = new SimulatedTime();
    private final LoopLag lag = new LoopLag(time, time);
    private final ProbeLoop.Listener nobody = new ProbeLoop.Listener() {
        @Override
        public void left(Instant due, Duration lateness) {}

        @Override
        public void skipped(Instant due) {}

        @Override
        public boolean doubts() {
            return false;
        }

        @Override
        public void accept(Sample sample) {}
    };

    /** When each of the targets was first probed, counted by tenths of a second, if all loops begin now. */
    private Map<Long, Integer> firstProbes() {
        return firstProbes(_ -> {});
    }

    /** The same, if after the making of each loop {@code afterEach} is done with its number. */
    private Map<Long, Integer> firstProbes(IntConsumer afterEach) {
        var start = time.instant();
        var probes = new ArrayList<ScriptedProbe>();
        for (int number = 0; number < TARGETS; number++) {
            probes.add(started("endpoint-" + number));
            afterEach.accept(number);
        }
        time.advance(INTERVAL.plusSeconds(1));
        var byTenth = new TreeMap<Long, Integer>();
        for (var probe : probes) {
            var after = Duration.between(start, probe.startedAt().getFirst());
            byTenth.merge(after.toMillis() / 100, 1, Integer::sum);
        }
        return byTenth;
    }

    private ScriptedProbe started(String endpoint) {
        var probe = new ScriptedProbe(time);
        new ProbeLoop(Plans.target("shop", endpoint, INTERVAL), probe, time, time, lag, nobody).start();
        return probe;
    }

    @Test
    void targetsThatBeginTogetherAreSpreadOverTheirInterval() {
        var byTenth = firstProbes();

        assertThat(byTenth.keySet()).allMatch(tenth -> tenth <= 100);
        assertThat(byTenth.values()).allMatch(probes -> probes < 3 * TARGETS / 100);
    }

    @Test
    void whoIsMadeAfterItsTurnWaitsForTheNextAndThatIsNotWhenAllTheOthersAreProbed() {
        var making = Duration.ofMillis(2);
        var byTenth = firstProbes(number -> {
            time.stall(making);
            if (number % MADE_AT_ONCE == 0) {
                time.advance(Duration.ofMillis(1)); // what is due meanwhile comes first
            }
        });

        assertThat(byTenth.values().stream().mapToInt(probes -> probes).sum()).isEqualTo(TARGETS);
        assertThat(byTenth.values()).allMatch(probes -> probes < 3 * TARGETS / 100);
        var made = making.multipliedBy(TARGETS).toMillis() / 100;
        assertThat(byTenth.keySet()).allMatch(tenth -> tenth <= made + 101);
    }

    @Test
    void whoBeginsAgainKeepsItsPlace() {
        var target = Plans.target("shop", "front", INTERVAL);
        var before = new ScriptedProbe(time);
        var loop = new ProbeLoop(target, before, time, time, lag, nobody);
        loop.start();
        time.advance(Duration.ofSeconds(33));
        loop.stop();
        var after = new ScriptedProbe(time);
        new ProbeLoop(target, after, time, time, lag, nobody).start();
        time.advance(INTERVAL);

        var last = before.startedAt().getLast();
        assertThat(after.startedAt()).isEqualTo(List.of(last.plus(INTERVAL)));
    }
}
