package io.vedette.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.TimeInterval.Range;
import io.vedette.alert.TimeInterval.Spell;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TimeIntervalTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final TimeInterval OFFICE = new TimeInterval(
            "office", List.of(spell(List.of(new Range(9 * 60, 17 * 60)), List.of(new Range(1, 5)), BERLIN)));

    private static Spell spell(List<Range> times, List<Range> weekdays, ZoneId zone) {
        return new Spell(times, weekdays, List.of(), List.of(), List.of(), zone);
    }

    private static TimeInterval night(String zone) {
        return new TimeInterval("night", List.of(spell(List.of(new Range(60, 150)), List.of(), ZoneId.of(zone))));
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-06T07:59:59Z, false", // Friday, 08:59:59
        "2026-03-06T08:00:00Z, true",
        "2026-03-06T15:59:59Z, true",
        "2026-03-06T16:00:00Z, false",
        "2026-03-07T10:00:00Z, false", // Saturday
        "2026-07-01T07:00:00Z, true", // summer: 09:00 is an hour earlier
    })
    void theEndIsLeftOutAndTheClockIsThatOfThePlace(String moment, boolean inside) {
        assertThat(OFFICE.contains(at(moment))).isEqualTo(inside);
    }

    @Test
    void overTheWeekendTheNextChangeIsMondayMorning() {
        assertThat(OFFICE.changeAfter(at("2026-03-06T16:00:00Z"))).isEqualTo(at("2026-03-09T08:00:00Z"));
        assertThat(OFFICE.changeAfter(at("2026-03-06T08:00:00Z"))).isEqualTo(at("2026-03-06T16:00:00Z"));
    }

    @Test
    void anHourThatTheClocksLeaveOutIsInNone() {
        var night = night("Europe/Berlin"); // 01:00 to 02:30; on that Sunday 02:00 is 03:00
        assertThat(night.changeAfter(at("2026-03-29T00:00:00Z"))).isEqualTo(at("2026-03-29T01:00:00Z"));
        assertThat(night.contains(at("2026-03-29T01:00:00Z"))).isFalse();
    }

    @Test
    void anHourThatComesTwiceIsInItTwice() {
        var night = night("Europe/Berlin"); // on that Sunday 03:00 is 02:00 again
        assertThat(night.changeAfter(at("2026-10-24T23:00:00Z"))).isEqualTo(at("2026-10-25T00:30:00Z"));
        assertThat(night.changeAfter(at("2026-10-25T00:30:00Z"))).isEqualTo(at("2026-10-25T01:00:00Z"));
        assertThat(night.changeAfter(at("2026-10-25T01:00:00Z"))).isEqualTo(at("2026-10-25T01:30:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-25T12:00:00Z, false",
        "2026-02-26T00:00:00Z, true",
        "2026-02-28T23:59:59Z, true",
        "2026-03-01T00:00:00Z, false",
        "2028-02-26T12:00:00Z, false",
        "2028-02-27T00:00:00Z, true",
    })
    void negativeDaysCountFromTheEndOfTheMonth(String moment, boolean inside) {
        var end = new TimeInterval(
                "end",
                List.of(new Spell(
                        List.of(), List.of(), List.of(new Range(-3, -1)), List.of(), List.of(), ZoneId.of("UTC"))));

        assertThat(end.contains(at(moment))).isEqualTo(inside);
    }

    @Test
    void whatNeverChangesIsLookedAtAgainInAYear() {
        var always = new TimeInterval("always", List.of(spell(List.of(), List.of(), BERLIN)));

        assertThat(always.changeAfter(at("2026-03-06T16:00:00Z"))).isAfter(at("2027-03-06T16:00:00Z"));
    }

    @Property(tries = 60)
    void betweenTwoChangesNothingChanges(
            @ForAll("intervals") TimeInterval interval, @ForAll @IntRange(max = 500_000) int minute) {
        Instant moment = at("2026-01-01T00:00:00Z").plus(Duration.ofMinutes(minute));
        Instant change = interval.changeAfter(moment);
        boolean inside = interval.contains(moment);

        assertThat(interval.contains(change)).isNotEqualTo(inside);
        for (Instant between = moment; between.isBefore(change); between = between.plus(7, ChronoUnit.MINUTES)) {
            assertThat(interval.contains(between)).isEqualTo(inside);
        }
    }

    @Provide
    Arbitrary<TimeInterval> intervals() {
        var time = Arbitraries.integers().between(0, 1380).map(start -> new Range(start, start + 60));
        var days = Arbitraries.of(List.of(new Range(1, 5)), List.of(new Range(7, 7)), List.<Range>of());
        var zones = Arbitraries.of("Europe/Berlin", "Australia/Lord_Howe", "America/Sao_Paulo", "UTC", "Pacific/Apia")
                .map(ZoneId::of);
        var spells = Combinators.combine(time.list().ofMinSize(1).ofMaxSize(2), days, zones)
                .as(TimeIntervalTest::spell);
        return spells.list().ofMinSize(1).ofMaxSize(2).map(several -> new TimeInterval("any", several));
    }

    @Test
    void aRouteIsQuietInItsMutedIntervalsUntilTheyEnd() {
        var quiet = new QuietTimes(List.of(OFFICE));

        assertThat(quiet.on(route(List.of("office"), List.of()), at("2026-03-06T08:00:00Z")))
                .contains(new Held.Muted("office", at("2026-03-06T16:00:00Z")));
        assertThat(quiet.on(route(List.of("office"), List.of()), at("2026-03-06T16:00:00Z")))
                .isEmpty();
    }

    @Test
    void aRouteIsQuietOutsideOfItsActiveIntervals() {
        var quiet = new QuietTimes(List.of(OFFICE));

        assertThat(quiet.on(route(List.of(), List.of("office")), at("2026-03-06T16:00:00Z")))
                .contains(new Held.Inactive(List.of("office"), at("2026-03-09T08:00:00Z")));
        assertThat(quiet.on(route(List.of(), List.of("office")), at("2026-03-06T08:00:00Z")))
                .isEmpty();
    }

    private static Route route(List<String> muted, List<String> active) {
        return new Route(
                "oncall",
                List.of(),
                List.of(),
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                new Route.Quiet(muted, active),
                false,
                List.of());
    }
}
