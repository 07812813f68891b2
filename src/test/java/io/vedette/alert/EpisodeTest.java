package io.vedette.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class EpisodeTest {
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void theSameKeyAndStartAreTheSameEpisode() {
        assertThat(Episode.of("shop/EndpointDown", START)).isEqualTo(Episode.of("shop/EndpointDown", START));
    }

    @Test
    void theStartAsAJournalKeepsItIsTheSameEpisode() {
        assertThat(Episode.of("shop/EndpointDown", START.plusNanos(350_000_789)))
                .isEqualTo(Episode.of("shop/EndpointDown", START.plusNanos(350_000_000)));
    }

    @Test
    void whatFiresTwiceWithinOneSecondIsTwoEpisodes() {
        assertThat(Episode.of("shop/EndpointDown", START.plusMillis(350)))
                .isNotEqualTo(Episode.of("shop/EndpointDown", START));
    }
}
