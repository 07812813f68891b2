package io.vedette.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.deployment.WatchPlan;
import io.vedette.fakes.Plans;
import io.vedette.monitor.ServicePlan;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Counting slots without news many at a time is the same as judging every row. */
final class QuickReplayTest {
    private static final long SECOND = 1_000_000;
    private static final long START = 1_772_323_200L * SECOND;
    private static final Finding[] FINDINGS = Finding.values();

    /** Stretches of one mood each: well, failing, slow, flapping, not measured, missing rows. */
    private enum Mood {
        WELL,
        FAILING,
        SLOW,
        FLAPPING,
        UNKNOWN,
        MISSING;

        boolean runs(Random random) {
            return this != MISSING || random.nextInt(20) == 0;
        }

        Finding finding(Random random) {
            return switch (this) {
                case WELL, MISSING, SLOW -> random.nextInt(50) == 0 ? Finding.DEGRADED : Finding.UP;
                case FAILING -> Finding.DOWN;
                case UNKNOWN -> Finding.UNKNOWN;
                case FLAPPING -> FINDINGS[random.nextInt(FINDINGS.length)];
            };
        }

        long latency(Random random) {
            return this == SLOW ? 500_000 + random.nextInt(2) : random.nextInt(500_000);
        }
    }

    /** Nothing is compared with the day before: that wants every sample. */
    private static ServicePlan plan(int endpoints, Duration interval) {
        ServicePlan plan = Plans.service("checkout", endpoints, interval);
        return new ServicePlan(plan.service(), plan.slos(), WatchPlan.DEFAULT);
    }

    private static List<ServiceReport> replay(ServicePlan plan, long seed, boolean quickly) {
        var random = new Random(seed);
        var replay = new Replay(new Roster(List.of(plan)), quickly);
        int endpoints = plan.service().targets().size();
        long interval = Micros.of(plan.service().targets().getFirst().interval());
        long phase = random.nextLong(interval);
        long due = START;
        for (int stretch = 0; stretch < 12; stretch++) {
            Mood mood = random.nextInt(3) == 0 ? Mood.values()[random.nextInt(Mood.values().length)] : Mood.WELL;
            int ticks = random.nextInt(mood == Mood.WELL ? 4_000 : 200);
            for (int tick = 0; tick < ticks; tick++, due += interval) {
                var rows = new Rows(endpoints);
                for (int endpoint = 0; endpoint < endpoints; endpoint++) {
                    if (mood.runs(random)) {
                        rows.add(endpoint, due + phase, mood.finding(random), mood.latency(random));
                    }
                }
                replay.play(rows);
            }
        }
        return replay.finish(due + random.nextLong(10 * interval));
    }

    @Property(tries = 60)
    void whatComesOutIsTheSame(
            @ForAll @LongRange(min = 0) long seed,
            @ForAll @IntRange(min = 1, max = 3) int endpoints,
            @ForAll @IntRange(min = 1, max = 7) int tenSeconds) {
        ServicePlan plan = plan(endpoints, Duration.ofSeconds(10L * tenSeconds));

        assertThat(replay(plan, seed, true)).isEqualTo(replay(plan, seed, false));
    }

    @Test
    void aYearWithoutNewsIsCountedWhole() {
        ServicePlan plan = plan(2, Duration.ofSeconds(10));
        var replay = new Replay(new Roster(List.of(plan)));
        var rows = new Rows(2);
        long ticks = 365 * 8_640L;
        for (long tick = 0; tick < ticks; tick++) {
            rows.clear();
            rows.add(0, START + tick * 10 * SECOND, Finding.UP, 20_000);
            rows.add(1, START + tick * 10 * SECOND + 3 * SECOND, Finding.UP, 20_000);
            replay.play(rows);
        }

        ServiceReport report = replay.finish(START + ticks * 10 * SECOND - 1).getFirst();

        assertThat(report.events()).isEmpty();
        assertThat(report.objectives()).allSatisfy(objective -> {
            assertThat(objective.whole().good()).isEqualTo(2 * ticks);
            assertThat(objective.period().good()).isBetween(2 * 30 * 8_640L, 2 * (30 * 8_640L + 360));
            assertThat(objective.whole().invalid()).isZero();
        });
    }

    @Test
    void rowsThatComeAfterTheirSlotWasCountedAreOutOfOrder() {
        ServicePlan plan = plan(1, Duration.ofSeconds(10));
        var replay = new Replay(new Roster(List.of(plan)));
        var rows = new Rows(200);
        List.of(0, 1, 2, 3, 4, 50, 51, 52, 20)
                .forEach(tick -> rows.add(0, START + tick * 10 * SECOND, Finding.UP, 20_000));

        replay.play(rows);

        assertThat(replay.isDisordered()).isTrue();
    }
}
