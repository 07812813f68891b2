package io.vedette.adopt.draft;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class StatusesTest {
    @Test
    void whatIsKeptIsWrittenInClassesRangesAndSingleOnes() {
        Statuses statuses = new Statuses();
        statuses.keep(status -> status < 300 || status == 404 || (status >= 500 && status < 510));

        assertThat(statuses.written()).containsExactly("100-299", "404", "500-509");
    }

    @Test
    void aWholeHundredIsAClass() {
        Statuses statuses = new Statuses();
        statuses.keep(status -> status / 100 == 2);

        assertThat(statuses.written()).containsExactly("2xx");
    }

    @Test
    void nothingKeptIsNothingGood() {
        Statuses statuses = new Statuses();
        statuses.keep(status -> status == 200);
        statuses.keep(status -> status == 204);

        assertThat(statuses.isEmpty()).isTrue();
    }
}
