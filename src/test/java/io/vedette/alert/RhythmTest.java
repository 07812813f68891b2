package io.vedette.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

final class RhythmTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Rhythm AT_EIGHT = new Rhythm(null, LocalTime.of(8, 0), BERLIN);
    private static final Rhythm AT_HALF_PAST_TWO = new Rhythm(null, LocalTime.of(2, 30), BERLIN);
    private static final List<String> ZONES =
            List.of("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia", "UTC");

    private static Instant at(String text) {
        return Instant.parse(text);
    }

    @Test
    void itIsTheLocalHourInSummerAndInWinter() {
        assertThat(AT_EIGHT.next(at("2026-01-10T12:00:00Z"))).isEqualTo(at("2026-01-11T07:00:00Z"));
        assertThat(AT_EIGHT.next(at("2026-07-10T12:00:00Z"))).isEqualTo(at("2026-07-11T06:00:00Z"));
        assertThat(AT_EIGHT.next(at("2026-03-28T07:00:00Z"))).isEqualTo(at("2026-03-29T06:00:00Z"));
    }

    @Test
    void anHourThatTheClocksSkipComesAsMuchLater() {
        assertThat(AT_HALF_PAST_TWO.next(at("2026-03-28T12:00:00Z"))).isEqualTo(at("2026-03-29T01:30:00Z"));
        assertThat(AT_HALF_PAST_TWO.next(at("2026-03-29T01:30:00Z"))).isEqualTo(at("2026-03-30T00:30:00Z"));
    }

    @Test
    void anHourThatComesTwiceIsOne() {
        assertThat(AT_HALF_PAST_TWO.next(at("2026-10-24T12:00:00Z"))).isEqualTo(at("2026-10-25T00:30:00Z"));
        assertThat(AT_HALF_PAST_TWO.next(at("2026-10-25T00:30:00Z"))).isEqualTo(at("2026-10-26T01:30:00Z"));
    }

    @Test
    void onceAWeekIsOnThatDay() {
        var mondays = new Rhythm(DayOfWeek.MONDAY, LocalTime.of(8, 0), BERLIN);

        assertThat(mondays.next(at("2026-03-02T07:00:00Z"))).isEqualTo(at("2026-03-09T07:00:00Z"));
        assertThat(mondays.next(at("2026-03-02T06:59:59Z"))).isEqualTo(at("2026-03-02T07:00:00Z"));
        assertThat(mondays).hasToString("weekly monday 08:00 Europe/Berlin");
    }

    @Property
    void itComesOnEveryLocalDateOnceAndNeverTwice(
            @ForAll @LongRange(min = 0, max = 4_000_000_000L) long second,
            @ForAll @IntRange(max = 1_439) int minute,
            @ForAll @IntRange(max = 5) int zone) {
        var rhythm = new Rhythm(null, LocalTime.ofSecondOfDay(60L * minute), ZoneId.of(ZONES.get(zone)));
        Instant moment = Instant.ofEpochSecond(second);

        Instant next = rhythm.next(moment);

        assertThat(next).isAfter(moment);
        assertThat(Duration.between(moment, next)).isLessThanOrEqualTo(Duration.ofHours(49));
        assertThat(rhythm.next(next.minusNanos(1))).isEqualTo(next);
        assertThat(Duration.between(next, rhythm.next(next))).isGreaterThanOrEqualTo(Duration.ofHours(22));
    }
}
