package io.vedette.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.DeadLetter;
import io.vedette.target.Labels;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DeadLettersTest {
    private static final Instant START = Instant.parse("2026-03-02T12:00:00.123456789Z");

    private final DiskInMemory disk = new DiskInMemory();

    @AfterEach
    void close() {
        disk.close();
    }

    private static DeadLetter letter(int number) {
        return new DeadLetter(
                "oncall",
                "slack",
                "n-" + number,
                new Labels(Map.of("service", "checkout \"ü\"")),
                "checkout is down",
                "refused: 404 no_service",
                number,
                START.plusSeconds(number));
    }

    @Test
    void theNewestComeFirstAndAsTheyWere() {
        for (int i = 1; i <= 3; i++) {
            disk.write(Facts.of(letter(i)));
        }

        assertThat(disk.read(DeadLetters.newest(2))).containsExactly(letter(3), letter(2));
    }

    @Test
    void aThousandAreKept() {
        for (int i = 1; i <= 1_010; i++) {
            disk.write(Facts.of(letter(i)));
        }
        disk.write(connection -> DeadLetters.prune(connection, START));

        assertThat(disk.read(DeadLetters.newest(2_000)))
                .hasSize(1_000)
                .contains(letter(1_010))
                .doesNotContain(letter(10));
    }

    @Test
    void whatIsOlderThanHistoryGoes() {
        disk.write(Facts.of(letter(1)));
        disk.write(Facts.of(letter(2)));
        disk.write(connection -> DeadLetters.prune(connection, letter(2).at()));

        assertThat(disk.read(DeadLetters.newest(10))).containsExactly(letter(2));
    }

    @Test
    void theKeyThatSignsIsMadeOnce() {
        disk.write(Facts.signingKey("links", new byte[] {1, 2}));
        disk.write(Facts.signingKey("links", new byte[] {3}));

        assertThat(disk.read(SigningKeys.of("links"))).hasValue(new byte[] {1, 2});
        assertThat(disk.read(SigningKeys.of("other"))).isEmpty();
    }
}
