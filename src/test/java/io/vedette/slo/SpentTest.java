package io.vedette.slo;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.sample.Observed;
import io.vedette.sample.Outcome;
import io.vedette.sample.Phases;
import io.vedette.sample.Reason;
import io.vedette.sample.Sample;
import io.vedette.target.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SpentTest {
    private static final Ratio OBJECTIVE = new Ratio(999, 1_000);
    private static final Outcome UP = new Outcome.Up(new Phases(0, 0, 0, 20_000, 0), new Observed(200, null, null));
    private static final Outcome DOWN =
            new Outcome.Down(Reason.TIMEOUT, "timeout", Phases.EMPTY, new Observed(0, null, null));

    private static Sample sample(String endpoint, Outcome outcome, Sample.Purpose purpose) {
        return new Sample(new TargetId("shop", endpoint), Instant.EPOCH, Duration.ZERO, outcome, purpose);
    }

    private static Slo slo(Budgeting budgeting, Scope scope) {
        var period = new Period.Rolling(Duration.ofDays(30));
        return new Slo("a", new Indicator.Availability(), OBJECTIVE, period, budgeting, scope, List.of());
    }

    private static final List<Sample> SAMPLES = List.of(
            sample("a", DOWN, Sample.Purpose.SCHEDULED),
            sample("a", DOWN, Sample.Purpose.CONFIRMATION),
            sample("a", DOWN, Sample.Purpose.MAINTENANCE),
            sample("a", new Outcome.Unknown("stalled"), Sample.Purpose.SCHEDULED),
            sample("b", UP, Sample.Purpose.SCHEDULED));

    @Test
    void onlyWhatTheScheduleAskedForCosts() {
        assertThat(Spent.of(slo(Budgeting.OCCURRENCES, Scope.ALL), 50, SAMPLES)).hasValue(new Spent(1, 2, 0.02));
    }

    @Test
    void weightsAndEndpointsCountAsTheObjectiveSaysThem() {
        var scope = new Scope(List.of("a"), Map.of("a", 5), Scope.Combining.TOTAL);

        assertThat(Spent.of(slo(Budgeting.OCCURRENCES, scope), 50, SAMPLES)).hasValue(new Spent(5, 5, 0.1));
    }

    @Test
    void aBudgetThatIsNotCountedInProbesIsNotToldInThem() {
        var slices = new Budgeting.TimeSlices(Duration.ofMinutes(1), OBJECTIVE);
        var worst = new Scope(List.of(), Map.of(), Scope.Combining.WORST);

        assertThat(Spent.of(slo(slices, Scope.ALL), 50, SAMPLES)).isEmpty();
        assertThat(Spent.of(slo(Budgeting.OCCURRENCES, worst), 50, SAMPLES)).isEmpty();
        assertThat(Spent.of(slo(Budgeting.OCCURRENCES, Scope.ALL), 0, SAMPLES)).isEmpty();
    }
}
