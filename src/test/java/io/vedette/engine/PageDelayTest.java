package io.vedette.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Severity;
import io.vedette.fakes.Plans;
import io.vedette.fakes.ScriptedProbe;
import io.vedette.fakes.SimulatedTime;
import io.vedette.maintenance.MaintenanceBook;
import io.vedette.monitor.Effect;
import io.vedette.monitor.Journal;
import io.vedette.sample.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How long after an outage began somebody is told, wherever between two probes it begins. */
final class PageDelayTest {
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    /** One endpoint, one outage. */
    private static final class Outage {
        private final SimulatedTime time = new SimulatedTime();
        private final ScriptedProbe probe = new ScriptedProbe(time);
        private final Station station =
                new Station(0, time, time, _ -> probe, new Board(), Journal.NONE, new MaintenanceBook(), this::perform);
        private @Nullable Instant told;

        private void perform(List<Effect> effects) {
            boolean pages = effects.stream()
                    .anyMatch(effect -> effect instanceof Effect.Tell tell
                            && tell.alert().firing()
                            && tell.alert().severity() == Severity.CRITICAL);
            if (pages && told == null) {
                told = time.instant();
            }
        }

        /** In milliseconds, of an outage that begins {@code offset} after some probe of a healthy minute. */
        private long delay(Duration offset) {
            station.start();
            station.add(Plans.service("checkout", 1, INTERVAL));
            time.advance(Duration.ofMinutes(1).plus(offset));
            probe.finding(ScriptedProbe.down(Reason.STATUS));
            Instant began = time.instant();
            time.advance(INTERVAL.multipliedBy(2));
            return Duration.between(began, told == null ? time.instant() : told).toMillis();
        }
    }

    @Test
    void thePageOfAnOutageLeavesHalfAnIntervalAndASecondAndAHalfAfterItBeganOnAverage() {
        LongSummaryStatistics delays = LongStream.range(0, 100)
                .map(hundredth -> new Outage().delay(INTERVAL.dividedBy(100).multipliedBy(hundredth)))
                .summaryStatistics();

        assertThat(delays.getAverage()).isBetween(5_000.0, 6_500.0);
        assertThat(delays.getMax()).isLessThan(11_500);
    }
}
