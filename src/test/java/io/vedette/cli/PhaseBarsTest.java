package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

final class PhaseBarsTest {
    @Test
    void aBarBeginsWhereTheOneBeforeItEnded() {
        assertThat(PhaseBars.bar(0, 250, 1_000)).isEqualTo("█".repeat(10));
        assertThat(PhaseBars.bar(250, 750, 1_000)).isEqualTo(" ".repeat(10) + "█".repeat(30));
    }

    @Property
    void everyPhaseIsSeenAndNoneLeavesTheRoom(
            @ForAll @LongRange(min = 0, max = 60_000_000) long began,
            @ForAll @LongRange(min = 0, max = 60_000_000) long length,
            @ForAll @LongRange(min = 0, max = 60_000_000) long after) {
        String bar = PhaseBars.bar(began, length, began + length + after);
        assertThat(bar).endsWith("█").hasSizeBetween(1, 40);
    }
}
