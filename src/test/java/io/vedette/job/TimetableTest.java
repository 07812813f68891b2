package io.vedette.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TimetableTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static LocalDateTime next(Timetable timetable, String from) {
        return timetable
                .next(LocalDateTime.parse(from).toInstant(ZoneOffset.UTC))
                .atZone(ZoneOffset.UTC)
                .toLocalDateTime();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 2 * * *          | 2026-11-21T01:59:59 | 2026-11-21T02:00",
                "0 2 * * *          | 2026-11-21T02:00:00 | 2026-11-22T02:00",
                "*/15 * * * *       | 2026-11-21T23:46:00 | 2026-11-22T00:00",
                "5-10/2,40 3 * * *  | 2026-11-21T03:09:30 | 2026-11-21T03:40",
                "0 8 * * mon-fri    | 2026-11-20T08:00:00 | 2026-11-23T08:00",
                "0 0 * * 7          | 2026-11-21T00:00:00 | 2026-11-22T00:00",
                "0 0 13 * 5         | 2026-11-07T00:00:00 | 2026-11-13T00:00",
                "0 0 14 * 5         | 2026-11-07T00:00:00 | 2026-11-13T00:00",
                "0 0 29 2 *         | 2026-11-21T00:00:00 | 2028-02-29T00:00",
                "@weekly            | 2026-11-21T10:00:00 | 2026-11-22T00:00",
                "0 12 1 jan,JUL *   | 2026-11-21T10:00:00 | 2027-01-01T12:00",
            })
    void aCrontabsNextTimeIsTheOneThatCronTakes(String cron, String from, LocalDateTime expected) {
        assertThat(next(Cron.read(cron, ZoneOffset.UTC), from)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "daily                          | 2026-11-21T10:00:00 | 2026-11-22T00:00",
                "Mon..Fri 08:00                 | 2026-11-20T08:00:00 | 2026-11-23T08:00",
                "Sat,Sunday 10:30:15            | 2026-11-20T08:00:00 | 2026-11-21T10:30:15",
                "*-*-01 00:00:00                | 2026-11-21T10:00:00 | 2026-12-01T00:00",
                "*:0/15                         | 2026-11-21T10:01:00 | 2026-11-21T10:15",
                "*:*:0/20                       | 2026-11-21T10:01:41 | 2026-11-21T10:02",
                "quarterly                      | 2026-11-21T10:00:00 | 2027-01-01T00:00",
                "2027-03-01                     | 2026-11-21T10:00:00 | 2027-03-01T00:00",
                "12-24 18:00                    | 2026-11-21T10:00:00 | 2026-12-24T18:00",
                "Fri *-*-13 09:00               | 2026-11-21T10:00:00 | 2027-08-13T09:00",
                "*-*-* 02:00:00 Europe/Berlin   | 2026-11-21T10:00:00 | 2026-11-22T01:00",
                "08..10:00                      | 2026-11-21T08:00:00 | 2026-11-21T09:00",
                "hourly UTC                     | 2026-11-21T08:00:00 | 2026-11-21T09:00",
            })
    void aTimersNextTimeIsTheOneThatSystemdTakes(String calendar, String from, LocalDateTime expected) {
        assertThat(next(OnCalendar.read(calendar, ZoneOffset.UTC), from)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0 2 * *",
                "0 2 * * * *",
                "60 2 * * *",
                "0 2 30 2 *",
                "0 10-5 * * *",
                "*/0 * * * *",
                "@often",
                "0 0 * * foo",
                "1.. * * * *"
            })
    void whatIsNoCrontabIsRefused(String cron) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cron.read(cron, ZoneOffset.UTC))
                .withMessageContaining("expected");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "whenever",
                "*-02-30",
                "*-*~01",
                "25:00",
                "08:00 Mon",
                "*:0/0",
                "08:00 Europe/Nowhere",
                "1969-01-01",
                "*-*-* *-*-*",
                "08:00 09:00",
                "2020-01-01"
            })
    void whatIsNoCalendarIsRefused(String calendar) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OnCalendar.read(calendar, ZoneOffset.UTC))
                .withMessageContaining("expected");
    }

    @Test
    void whatFallsIntoTheHourThatIsLeftOutComesAnHourLater() {
        var nightly = Cron.read("30 2 * * *", BERLIN);

        assertThat(next(nightly, "2026-03-28T12:00:00")).isEqualTo("2026-03-29T01:30"); // 03:30 in Berlin
    }

    @Test
    void anHourThatComesTwiceIsDueOnce() {
        var nightly = Cron.read("30 2 * * *", BERLIN);

        assertThat(next(nightly, "2026-10-24T12:00:00")).isEqualTo("2026-10-25T00:30");
        assertThat(next(nightly, "2026-10-25T00:30:00")).isEqualTo("2026-10-26T01:30");
    }

    @Test
    void aCalendarThatIsOverIsNeverDueAgain() {
        var once = OnCalendar.read("2027-03-01", ZoneOffset.UTC);

        assertThat(once.next(Instant.parse("2027-03-01T00:00:00Z"))).isEqualTo(Instant.MAX);
    }

    @Test
    void anIntervalCountsFromTheLastReport() {
        var every = new Timetable.Every(Duration.ofHours(1), "every 1h");

        assertThat(every.next(Instant.EPOCH)).isEqualTo(Instant.EPOCH.plusSeconds(3600));
    }

    @Property
    void theNextTimeFitsAndNoneBetweenDoes(
            @ForAll @IntRange(max = 59) int minute,
            @ForAll @IntRange(min = 1, max = 28) int day,
            @ForAll @LongRange(min = 1_700_000_000, max = 1_900_000_000) long from) {
        var timetable = Cron.read(minute + " */6 " + day + "-31/3 * *", BERLIN);
        var start = Instant.ofEpochSecond(from);
        var next = timetable.next(start);

        assertThat(next).isAfter(start);
        assertThat(timetable.next(next.minusSeconds(1))).isEqualTo(next);
        assertThat(next.atZone(BERLIN).getMinute()).isEqualTo(minute);
    }
}
