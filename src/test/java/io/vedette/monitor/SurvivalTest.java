package io.vedette.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.fakes.Plans;
import io.vedette.monitor.ServiceSnapshot.SloSnapshot;
import io.vedette.schedule.Cadence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** A monitor that is written down and read again is the same monitor. */
final class SurvivalTest {
    private static final Instant START = Instant.parse("2026-11-21T09:59:17.250Z");
    private static final ServicePlan PLAN = Plans.service("shop", 3, Duration.ofSeconds(10));

    @Property(tries = 40)
    void aMonitorThatIsReadAgainWantsTheSameDoneEverAfter(@ForAll long seed, @ForAll @IntRange(max = 2_000) int stop) {
        List<History.Call> calls = History.of(PLAN, START, Duration.ofHours(2), seed);
        var lived = new ServiceMonitor(PLAN, START);
        tell(lived, calls.subList(0, stop));
        ServiceMonitor read = ServiceMonitor.decode(lived.encode(Long.MIN_VALUE), PLAN, START);
        List<History.Call> later = calls.subList(stop, calls.size());

        assertThat(withoutWatches(tell(read, later))).isEqualTo(withoutWatches(tell(lived, later)));
        assertThat(read.encode(Long.MIN_VALUE).recent())
                .isEqualTo(lived.encode(Long.MIN_VALUE).recent());
        assertThat(read.encode(Long.MIN_VALUE).sealed())
                .isEqualTo(lived.encode(Long.MIN_VALUE).sealed());
    }

    @Test
    void whatWasDueWhileThereWasNoProcessIsOnNeitherSide() {
        var monitor = new ServiceMonitor(PLAN, START);
        tell(monitor, History.of(PLAN, START, Duration.ofMinutes(10), 1));
        SloSnapshot before = monitor.snapshot(START).slos().getFirst();

        Instant back = START.plus(Duration.ofHours(7));
        monitor.resume(back);
        monitor.tick(back.plusSeconds(20));

        SloSnapshot after = monitor.snapshot(back).slos().getFirst();
        long due = PLAN.service().targets().stream()
                .mapToLong(target -> dues(Cadence.of(target.id(), target.interval()), back))
                .sum();
        assertThat(after.good() - before.good()).isBetween(0L, 6L);
        assertThat(after.bad() - before.bad()).isBetween(0L, 6L);
        assertThat(after.good() + after.bad() + after.invalid()).isEqualTo(due);
    }

    @Test
    void comingBackTwiceCountsTheAbsenceOnce() {
        var monitor = new ServiceMonitor(PLAN, START);
        monitor.resume(START.plusSeconds(3_600));
        monitor.resume(START.plusSeconds(3_600));
        monitor.tick(START.plusSeconds(3_700));

        assertThat(monitor.snapshot(START).slos().getFirst().invalid()).isEqualTo(3 * 360);
    }

    private static long dues(Cadence cadence, Instant until) {
        long count = 0;
        for (Instant due = cadence.after(START); due.isBefore(until); due = cadence.after(due)) {
            count++;
        }
        return count;
    }

    private static List<Effect> tell(ServiceMonitor monitor, List<History.Call> calls) {
        var telling = new Telling(monitor);
        calls.forEach(call -> call.told().accept(telling));
        return telling.effects();
    }

    /** Deployments are kept as facts, not in the monitor's bytes. */
    private static List<Effect> withoutWatches(List<Effect> effects) {
        return effects.stream()
                .filter(effect -> effect instanceof Effect.Tell || effect instanceof Effect.Confirm)
                .toList();
    }
}
