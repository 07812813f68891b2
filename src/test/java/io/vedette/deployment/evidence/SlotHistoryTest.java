package io.vedette.deployment.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SlotHistoryTest {
    private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");
    private static final Duration WATCH = Duration.ofHours(6);

    private static SlotHistory history() {
        return new SlotHistory(6, Duration.ofSeconds(10), WATCH);
    }

    private static Slot slot(int number) {
        return new Slot(START.plusSeconds(60L * number), number % 7 == 0, number % 5, 80_000 + number, 90_000 + number);
    }

    private static SlotHistory history(int from, int to) {
        SlotHistory history = history();
        for (int i = from; i < to; i++) {
            history.add(slot(i));
        }
        return history;
    }

    private static Instant minute(int number) {
        return START.plusSeconds(60L * number);
    }

    @Test
    void whatIsEncodedIsTheSameWhenItIsDecoded() {
        SlotHistory lived = history(0, 2_500);
        SlotHistory read = history();
        read.decode(lived.encodeSealed());
        read.decode(lived.encodeRecent());

        assertThat(read.since(START)).isEqualTo(lived.since(START)).hasSize(1_800);
        assertThat(read.encodeSealed()).isEqualTo(lived.encodeSealed());
    }

    @Test
    void aDayOfMinutesTakesTenKilobytesAndTheNewestHourAFewHundredBytes() {
        SlotHistory lived = history(0, 1_460);

        assertThat(lived.encodeSealed().length).isLessThan(14_000);
        assertThat(lived.encodeRecent().length).isLessThan(300);
    }

    @Test
    void damagedBytesAreNoSlots() {
        SlotHistory read = history();
        byte[] bytes = history(0, 10).encodeRecent();
        bytes[bytes.length - 1] = (byte) 0x80;
        read.decode(bytes);
        read.decode(new byte[0]);

        assertThat(read.since(START)).isEmpty();
    }

    @Test
    void aBaselineIsTheDayBeforeWithoutTheVersionsThatWereTakenBack() {
        SlotHistory history = history(0, 1_700);
        var takenBack = new Period(minute(1_000), minute(1_100));

        List<Slot> baseline = history.before(minute(1_600), List.of(takenBack));

        assertThat(baseline).hasSize(1_340).first().isEqualTo(slot(160));
        assertThat(baseline).noneMatch(slot -> takenBack.holds(slot.at()));
    }

    @Test
    void aDayAndAWatchAfterADeploymentItsBaselineIsStillWhatItWas() {
        SlotHistory history = history(0, 1_440);
        List<Slot> frozen = history.before(minute(1_440), List.of());
        for (int i = 1_440; i < 1_440 + 360; i++) {
            history.add(slot(i));
        }

        assertThat(history.before(minute(1_440), List.of())).isEqualTo(frozen).hasSize(1_440);
    }
}
