package io.vedette.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class OpenSlotsTest {
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final Duration SLOT = Duration.ofSeconds(10);
    private static final Duration GRACE = Duration.ofSeconds(25);

    @Property(tries = 300)
    void slotsThatAreEncodedAndDecodedCloseWhenTheyWouldHave(
            @ForAll List<@IntRange(min = -20, max = 20) Integer> steps) {
        var slots = new OpenSlots(SLOT, GRACE);
        var stopped = new OpenSlots(SLOT, GRACE);
        Instant now = START;
        for (int step : steps) {
            now = now.plusSeconds(Math.abs(step));
            for (OpenSlots each : List.of(slots, stopped)) {
                each.startAt(START);
                move(each, step, now);
            }
            stopped = Objects.requireNonNull(OpenSlots.decode(stopped.encode(), SLOT, GRACE));
            assertThat(stopped.closable(now)).isEqualTo(slots.closable(now));
            if (slots.closable(now) != Long.MIN_VALUE) {
                slots.closed();
                stopped.closed();
            }
        }
    }

    private static void move(OpenSlots slots, int step, Instant now) {
        if (step > 0) {
            slots.left(slots.slotOf(now));
        } else {
            slots.ended(slots.slotOf(now.minusSeconds(-step)));
        }
    }

    @Test
    void slotsOfAnotherLengthOrVersionAreNoneOfOurs() {
        var slots = new OpenSlots(SLOT, GRACE);
        slots.startAt(START);
        byte[] bytes = slots.encode();

        assertThat(OpenSlots.decode(bytes, Duration.ofSeconds(60), GRACE)).isNull();
        bytes[0] = 9;
        assertThat(OpenSlots.decode(bytes, SLOT, GRACE)).isNull();
    }
}
