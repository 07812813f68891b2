package io.vedette.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.job.Cron;
import io.vedette.maintenance.When.Occurrence;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

final class WhenTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final When SUNDAYS_AT_TWO =
            new When.Recurring(Cron.read("0 2 * * sun", BERLIN), Duration.ofHours(4));

    private static Instant at(String time) {
        return Instant.parse(time);
    }

    private static Occurrence between(String from, String to) {
        return new Occurrence(at(from), at(to));
    }

    @Test
    void aWeekBeginsByTheClocksOfItsZoneInSummerAndWinter() {
        assertThat(SUNDAYS_AT_TWO.coming(at("2027-01-09T00:00:00Z")))
                .contains(between("2027-01-10T01:00:00Z", "2027-01-10T05:00:00Z"));
        assertThat(SUNDAYS_AT_TWO.coming(at("2027-07-10T00:00:00Z")))
                .contains(between("2027-07-11T00:00:00Z", "2027-07-11T04:00:00Z"));
    }

    @Test
    void anHourThatTheClocksLeaveOutBeginsAnHourLaterAndLastsAsLong() {
        assertThat(SUNDAYS_AT_TWO.coming(at("2027-03-27T12:00:00Z")))
                .contains(between("2027-03-28T01:00:00Z", "2027-03-28T05:00:00Z"));
    }

    @Test
    void anHourThatTheClocksRepeatBeginsOnceAndLastsAsLong() {
        assertThat(SUNDAYS_AT_TWO.coming(at("2027-10-31T00:30:00Z")))
                .contains(between("2027-10-31T00:00:00Z", "2027-10-31T04:00:00Z"));
        assertThat(SUNDAYS_AT_TWO.coming(at("2027-10-31T04:00:00Z")))
                .contains(between("2027-11-07T01:00:00Z", "2027-11-07T05:00:00Z"));
    }

    @Test
    void theEndIsNotInIt() {
        Instant end = at("2027-07-11T04:00:00Z");

        assertThat(SUNDAYS_AT_TWO.coming(end.minusNanos(1)).orElseThrow().has(end.minusNanos(1)))
                .isTrue();
        assertThat(SUNDAYS_AT_TWO.coming(end).orElseThrow().has(end)).isFalse();
    }

    @Test
    void onceIsOnceOnly() {
        When night = new When.Once(at("2027-03-01T22:00:00Z"), at("2027-03-02T04:00:00Z"));

        assertThat(night.coming(at("2027-01-01T00:00:00Z"))).isPresent();
        assertThat(night.coming(at("2027-03-02T04:00:00Z"))).isEmpty();
    }
}
