package io.vedette.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.fakes.Plans;
import io.vedette.monitor.ServicePlan;
import io.vedette.schedule.Cadence;
import io.vedette.target.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SoonestTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:03Z");

    @Test
    void theServiceThatIsDueFirstIsFirst() {
        List<ServicePlan> plans = IntStream.range(0, 50)
                .mapToObj(number -> Plans.service("service-" + number, 2, Duration.ofSeconds(10)))
                .toList();

        List<ServicePlan> soonest = Soonest.first(plans, NOW);

        assertThat(soonest).containsExactlyInAnyOrderElementsOf(plans);
        assertThat(soonest).extracting(SoonestTest::due).isSorted();
    }

    private static Instant due(ServicePlan plan) {
        return plan.service().targets().stream()
                .map(SoonestTest::due)
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private static Instant due(Target target) {
        return Cadence.of(target.id(), target.interval()).after(NOW);
    }
}
