package io.vedette.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.fakes.Plans;
import io.vedette.sample.Observed;
import io.vedette.sample.Outcome;
import io.vedette.sample.Phases;
import io.vedette.sample.Reason;
import io.vedette.sample.Sample;
import io.vedette.target.Target;
import io.vedette.timeline.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LullTest {
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private Instant now = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void aLullHoldsUntilItsEndOrUntilSomethingHappens() {
        var lull = new Lull();
        assertThat(lull.holds(now)).isFalse();

        lull.begin(now.plusSeconds(10));
        assertThat(lull.holds(now.plusMillis(9_999))).isTrue();
        assertThat(lull.holds(now.plusSeconds(10))).isFalse();

        lull.end();
        assertThat(lull.holds(now)).isFalse();
    }

    @Test
    void aServiceThatIsAskedEverySecondCountsAndTellsTheSameAsOneThatIsAskedSeldom() {
        assertThat(played(1)).isEqualTo(played(10)).isNotEmpty();
    }

    /** What is told of a service that fails for a while, with a tick each {@code seconds}. */
    private List<String> played(int seconds) {
        Instant begin = now;
        var plan = Plans.service("checkout", 1, INTERVAL);
        Target target = plan.service().targets().getFirst();
        var monitor = new ServiceMonitor(plan, begin);
        var told = new ArrayList<String>();
        for (int second = 0; second < 3_600; second++) {
            Instant at = begin.plusSeconds(second);
            var effects = new ArrayList<Effect>();
            if (second % INTERVAL.toSeconds() == 0) {
                monitor.left(at);
                effects.addAll(monitor.accept(sample(target, at, second > 600 && second < 1_200), at));
            }
            if (second % seconds == 0) {
                effects.addAll(monitor.tick(at));
            }
            effects.stream()
                    .filter(Effect.Happened.class::isInstance)
                    .map(each -> ((Effect.Happened) each).event())
                    .map(Event::toString)
                    .forEach(told::add);
        }
        told.add(monitor.snapshot(begin.plusSeconds(3_600)).slos().toString());
        return told;
    }

    private static Sample sample(Target target, Instant at, boolean fails) {
        var outcome = fails
                ? new Outcome.Down(Reason.TIMEOUT, "5 s", Phases.EMPTY, Observed.NOTHING)
                : new Outcome.Up(new Phases(Phases.NONE, 500, Phases.NONE, 80_000, 10), Observed.NOTHING);
        return new Sample(target.id(), at, Duration.ZERO, outcome, Sample.Purpose.SCHEDULED);
    }
}
