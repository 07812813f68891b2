package io.vedette.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.fakes.Plans;
import io.vedette.sample.Observed;
import io.vedette.sample.Outcome;
import io.vedette.sample.Phases;
import io.vedette.sample.Sample;
import io.vedette.sample.Sample.Purpose;
import io.vedette.target.Target;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeptCountsTest {
    private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10})
    void everyEndpointsCountsComeBack(int endpoints) {
        ServicePlan plan = Plans.service("shop", endpoints, Duration.ofSeconds(10));
        var monitor = new ServiceMonitor(plan, START);
        Instant now = START;
        for (int i = 0; i < 20; i++) {
            now = now.plusSeconds(10);
            for (Target target : plan.service().targets()) {
                monitor.left(now);
                var up = new Outcome.Up(
                        new Phases(Phases.NONE, 120, Phases.NONE, 300, 20), new Observed(200, null, null, null));
                monitor.accept(
                        new Sample(target.id(), now, Duration.ofMillis(1), up, Purpose.SCHEDULED), now.plusMillis(2));
            }
            monitor.tick(now.plusSeconds(1));
        }

        var again = ServiceMonitor.decode(monitor.encode(Long.MIN_VALUE), plan, now);

        assertThat(again.snapshot(now).targets())
                .allSatisfy(target -> assertThat(target.results().up()).isEqualTo(20));
        assertThat(again.snapshot(now).targets())
                .isEqualTo(monitor.snapshot(now).targets());
    }
}
