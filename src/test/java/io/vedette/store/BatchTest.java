package io.vedette.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.fakes.Plans;
import io.vedette.monitor.History;
import io.vedette.monitor.Inputs;
import io.vedette.monitor.ServicePlan;
import io.vedette.sample.Outcome;
import io.vedette.sample.Sample;
import io.vedette.target.Target;
import io.vedette.target.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class BatchTest {
    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
    private static final ServicePlan PLAN = Plans.service("shop", 5, Duration.ofSeconds(10));
    private static final Map<Long, TargetId> NAMES =
            PLAN.service().targets().stream().map(Target::id).collect(Collectors.toMap(TargetKey::of, id -> id));

    @Property(tries = 50)
    void whatWasWrittenIsToldAgainWordByWord(@ForAll long seed) {
        var batch = new Batch();
        var told = new Minutes();
        for (History.Call call : History.of(PLAN, START, Duration.ofMinutes(5), seed)) {
            call.told().accept(batch);
            call.told().accept(told);
        }
        var again = new Minutes();

        assertThat(BatchReader.read(batch.take(), NAMES::get, again)).isTrue();
        assertThat(again.lines).isEqualTo(told.lines);
    }

    @Property(tries = 200)
    void bytesThatBreakOffOrAreDamagedAreReadAsFarAsTheyGoAndNeverThrow(
            @ForAll long seed, @ForAll @IntRange(max = 2_000) int at, @ForAll byte other) {
        var batch = new Batch();
        History.of(PLAN, START, Duration.ofSeconds(30), seed)
                .forEach(call -> call.told().accept(batch));
        byte[] bytes = batch.take();
        int place = at % bytes.length;
        byte[] damaged = bytes.clone();
        damaged[place] = other;

        BatchReader.read(damaged, NAMES::get, new Minutes());
        BatchReader.read(Arrays.copyOf(bytes, place), NAMES::get, new Minutes());
    }

    @Test
    void whatWasFoundInMaintenanceIsStillSo() {
        var batch = new Batch();
        var found = new Sample(
                PLAN.service().targets().getFirst().id(),
                START,
                Duration.ZERO,
                new Outcome.Unknown("no answer was waited for"),
                Sample.Purpose.MAINTENANCE);
        batch.sample(found, START.plusMillis(20));
        var again = new Minutes();
        var told = new Minutes();
        told.sample(found, START.plusMillis(20));

        assertThat(BatchReader.read(batch.take(), NAMES::get, again)).isTrue();
        assertThat(again.lines).isEqualTo(told.lines);
    }

    @Test
    void targetsThatNobodyKnowsAnyMoreAreLeftOut() {
        var batch = new Batch();
        History.of(PLAN, START, Duration.ofSeconds(60), 1)
                .forEach(call -> call.told().accept(batch));
        TargetId known = PLAN.service().targets().getLast().id();
        var again = new Minutes();

        assertThat(BatchReader.read(batch.take(), key -> key == TargetKey.of(known) ? known : null, again))
                .isTrue();
        assertThat(again.targets).isNotEmpty().containsOnly(known);
    }

    @Test
    void aChecksumTellsDamage() {
        byte[] checked = Objects.requireNonNull(Checked.with(new byte[] {1, 2, 3}));

        assertThat(Checked.without(checked)).containsExactly(1, 2, 3);
        checked[1] ^= 4;
        assertThat(Checked.without(checked)).isNull();
    }

    /** What was told, as lines. */
    private static final class Minutes implements Inputs {
        private final List<String> lines = new ArrayList<>();
        private final List<TargetId> targets = new ArrayList<>();

        @Override
        public void left(TargetId target, Instant due, Instant now) {
            targets.add(target);
            lines.add("left " + target + due + now);
        }

        @Override
        public void skipped(TargetId target, Instant due, Instant now) {
            targets.add(target);
            lines.add("skipped " + target + due + now);
        }

        @Override
        public void sample(Sample sample, Instant now) {
            targets.add(sample.target());
            lines.add(sample + " " + now);
        }

        @Override
        public void ticked(Instant now) {
            lines.add("tick " + now);
        }
    }
}
