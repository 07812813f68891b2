package io.vedette.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.fakes.Plans;
import io.vedette.fakes.ScriptedProbe;
import io.vedette.fakes.SimulatedTime;
import io.vedette.sample.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many targets that begin together, as at a start or a reload, are not probed together. */
final class HerdTest {
    private static final int TARGETS = 2_000;
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
        var start = time.instant();
        var probes = IntStream.range(0, TARGETS)
                .mapToObj(number -> started("endpoint-" + number))
                .toList();
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
