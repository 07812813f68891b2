package io.vedette.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class FlappingTest {
    private final Flapping flapping = new Flapping();

    private void look(int times, boolean bad) {
        for (int i = 0; i < times; i++) {
            flapping.look(bad);
        }
    }

    private void change(int times) {
        for (int i = 0; i < times; i++) {
            look(1, i % 2 == 0);
        }
    }

    @Test
    void fiveChangesInTwentyLooksAreNoFlappingAndTheSixthIs() {
        change(5);
        assertThat(flapping.isOn()).isFalse();

        assertThat(flapping.look(false)).isTrue();
        assertThat(flapping.isOn()).isTrue();
        assertThat(flapping.changes()).isEqualTo(6);
    }

    @Test
    void whatIsMoreThanTwentyLooksAgoDoesNotCount() {
        look(1, true);
        look(16, false);
        change(4);
        look(1, true);

        assertThat(flapping.isOn()).isFalse();
    }

    @Test
    void itIsOverWhenFewerThanTwoOfTheLastTwentyLooksChanged() {
        change(6);

        look(18, false);
        assertThat(flapping.isOn()).isTrue();
        assertThat(flapping.look(false)).isTrue();
        assertThat(flapping.isOn()).isFalse();
    }

    @Test
    void whatNeverChangesNeverFlaps() {
        look(1_000, true);

        assertThat(flapping.isOn()).isFalse();
        assertThat(flapping.changes()).isZero();
    }

    /** The plain way: look at the last twenty verdicts, each with the one before it. */
    @Property
    void itIsWhatCountingTheLastTwentyChangesGives(@ForAll @Size(max = 200) List<Boolean> verdicts) {
        var counted = new Flapping();
        boolean on = false;
        for (int at = 0; at < verdicts.size(); at++) {
            counted.look(verdicts.get(at));
            int changes = 0;
            for (int look = Math.max(0, at - Flapping.LOOKS + 1); look <= at; look++) {
                boolean before = look > 0 && verdicts.get(look - 1);
                changes += before == verdicts.get(look) ? 0 : 1;
            }
            on = on ? changes >= 2 : changes >= 6;
            assertThat(counted.changes()).isEqualTo(changes);
            assertThat(counted.isOn()).isEqualTo(on);
        }
        var kept = new Flapping();
        kept.become(counted.code());
        assertThat(kept.code()).isEqualTo(counted.code());
        assertThat(kept.isOn()).isEqualTo(on);
    }
}
