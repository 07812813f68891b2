package io.vedette.delivery;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.delivery.Backoff.At;
import io.vedette.delivery.Backoff.GiveUp;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class BackoffTest {
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
    private static final Backoff BACKOFF = new Backoff(ofSeconds(1), 2, ofMinutes(1), ofHours(1));
    private static final RandomGenerator LONGEST = new RandomGenerator() {
        @Override
        public long nextLong() {
            return 0;
        }

        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }
    };

    @Test
    void waitsDoubleUpToTheCap() {
        assertThat(BACKOFF.ceiling(1)).isEqualTo(ofSeconds(1));
        assertThat(BACKOFF.ceiling(5)).isEqualTo(ofSeconds(16));
        assertThat(BACKOFF.ceiling(7)).isEqualTo(ofMinutes(1));
        assertThat(BACKOFF.ceiling(5000)).isEqualTo(ofMinutes(1));
    }

    @Test
    void theReceiversOwnWaitIsHonouredWhenItIsLonger() {
        var next = BACKOFF.next(Attempts.first(START), START, ofSeconds(30), LONGEST);

        assertThat(next).isEqualTo(new At(START.plusSeconds(30)));
    }

    @Test
    void theReceiversOwnWaitShortensNothing() {
        var attempts = new Attempts(4, START);

        assertThat(BACKOFF.next(attempts, START, ofSeconds(1), LONGEST)).isEqualTo(new At(START.plusSeconds(8)));
    }

    @Test
    void noWaitReachesPastTheDeadline() {
        var next = BACKOFF.next(Attempts.first(START), START.plusSeconds(3000), ofHours(20), LONGEST);

        assertThat(next).isEqualTo(new At(START.plus(ofHours(1))));
    }

    @Test
    void afterTheDeadlineNothingIsTried() {
        var next = BACKOFF.next(new Attempts(3, START), START.plus(ofHours(1)), null, LONGEST);

        assertThat(next).isEqualTo(new GiveUp());
    }

    @Property
    void everyWaitLiesBetweenNothingAndItsCeiling(
            @ForAll @IntRange(min = 1, max = 100) int count, @ForAll long seed, @ForAll @IntRange(max = 3599) int age) {
        Instant now = START.plusSeconds(age);

        var next = (At) BACKOFF.next(new Attempts(count, START), now, null, new Random(seed));

        Duration wait = Duration.between(now, next.time());
        assertThat(wait).isBetween(Duration.ZERO, BACKOFF.ceiling(count));
        assertThat(next.time()).isBeforeOrEqualTo(START.plus(ofHours(1)));
    }

    @Test
    void whatCannotBeABackoffIsRefusedWithItsNumbers() {
        assertThatThrownBy(() -> new Backoff(ofSeconds(2), 2, ofSeconds(1), ofHours(1)))
                .hasMessageContaining("PT2S")
                .hasMessageContaining("PT1S");
    }
}
