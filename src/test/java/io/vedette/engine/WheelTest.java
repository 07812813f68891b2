package io.vedette.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class WheelTest {
    private final Wheel wheel = new Wheel(100);
    private final List<Integer> ran = new ArrayList<>();

    private void run(long tick) {
        wheel.run(tick, Runnable::run);
    }

    @Test
    void nothingIsNeverDue() {
        assertThat(wheel.next()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void whatIsPastIsDueInTheNextTick() {
        wheel.add(7, () -> ran.add(7));

        assertThat(wheel.next()).isEqualTo(101);
    }

    @Test
    void aCancelledTaskDoesNotRun() {
        var entry = wheel.add(110, () -> ran.add(110));
        entry.cancel();
        run(200);

        assertThat(ran).isEmpty();
    }

    @Test
    void oneTaskMayCancelAnotherOfItsTick() {
        var later = new ArrayList<Wheel.Entry>();
        wheel.add(110, () -> later.getFirst().cancel());
        later.add(wheel.add(110, () -> ran.add(2)));
        run(110);

        assertThat(ran).isEmpty();
    }

    @Test
    void whatATaskAddsWithinTheTimeThatIsRunRunsToo() {
        wheel.add(110, () -> wheel.add(120, () -> ran.add(120)));
        run(130);

        assertThat(ran).containsExactly(120);
    }

    @Test
    void aTaskBeyondTheRoundWaitsForItsOwn() {
        long far = 100 + 3 * (1 << 14) + 5;
        wheel.add(far, () -> ran.add(1));
        run(far - 1);
        assertThat(ran).isEmpty();

        run(far);
        assertThat(ran).containsExactly(1);
    }

    @Property
    void tasksRunByTheirTicksAndThenInTheOrderInWhichTheyCame(
            @ForAll @Size(max = 60) List<@IntRange(min = 101, max = 60_000) Integer> ticks,
            @ForAll @IntRange(min = 1, max = 20_000) int step) {
        var ofTicks = new Wheel(100);
        var order = new ArrayList<Integer>();
        for (int number = 0; number < ticks.size(); number++) {
            int told = number;
            ofTicks.add(ticks.get(number), () -> order.add(told));
        }
        for (long now = 100; now <= 60_000 + step; now += step) {
            ofTicks.run(now, Runnable::run);
        }

        var expected = new ArrayList<Integer>();
        for (int number = 0; number < ticks.size(); number++) {
            expected.add(number);
        }
        expected.sort(Comparator.comparing(ticks::get));
        assertThat(order).isEqualTo(expected);
    }
}
