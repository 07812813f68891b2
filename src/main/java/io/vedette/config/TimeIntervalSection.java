package io.vedette.config;

import io.vedette.alert.TimeInterval;
import io.vedette.alert.TimeInterval.Range;
import io.vedette.alert.TimeInterval.Spell;
import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.ListOf;
import io.vedette.config.shape.Name;
import io.vedette.config.shape.Shape;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** An entry of {@code time_intervals}, written as Alertmanager has it: times that routes are quiet in, or outside of. */
final class TimeIntervalSection {
    private static final Key<Integer> START = Key.of("start_time", TimeRanges.timeOfDay(), "The first minute.")
            .required()
            .example("'09:00'");
    private static final Key<Integer> END = Key.of(
                    "end_time", TimeRanges.timeOfDay(), "The first minute after it; `24:00` is the end of the day.")
            .required()
            .example("'17:00'");
    private static final Shape TIME =
            Shape.of("time range", "A part of the day.", START, END).checkedBy(TimeIntervalSection::checkTime);

    private static final Key<List<Fields>> TIMES =
            Key.of("times", ListOf.atLeastOne(TIME), "Parts of the day.").orElse("the whole day");
    private static final Key<List<Range>> WEEKDAYS = Key.of(
                    "weekdays", ListOf.atLeastOne(TimeRanges.weekdays()), "Days of the week, or ranges of them.")
            .orElse("every day")
            .example("['monday:friday']");
    private static final Key<List<Range>> DAYS_OF_MONTH = Key.of(
                    "days_of_month",
                    ListOf.atLeastOne(TimeRanges.daysOfMonth()),
                    "Days of the month, or ranges of them; negative from its end.")
            .orElse("every day")
            .example("['1:5', '-3:-1']");
    private static final Key<List<Range>> MONTHS = Key.of(
                    "months", ListOf.atLeastOne(TimeRanges.months()), "Months by name or number, or ranges of them.")
            .orElse("every month")
            .example("['december', '1:3']");
    private static final Key<List<Range>> YEARS = Key.of(
                    "years", ListOf.atLeastOne(TimeRanges.years()), "Years, or ranges of them.")
            .orElse("every year")
            .example("['2026:2027']");
    private static final Key<ZoneId> LOCATION = Key.of(
                    "location", SloScalars.zone(), "The time zone whose clocks are read.")
            .orElse("`UTC`")
            .example("Europe/Berlin");

    private static final Shape SPELL = Shape.of(
                    "time spell",
                    "All that is said must hold; what is left out holds always.",
                    TIMES,
                    WEEKDAYS,
                    DAYS_OF_MONTH,
                    MONTHS,
                    YEARS,
                    LOCATION)
            .knowing(Map.of("time_zone", "location", "timezone", "location", "days", "weekdays"));

    private static final Key<String> NAME = Key.of("name", new Name("time interval"), "What routes call it.")
            .required()
            .example("office-hours");
    private static final Key<List<Fields>> SPELLS = Key.of(
                    "time_intervals", ListOf.atLeastOne(SPELL), "It is time while any of them holds.")
            .required()
            .example("[{ weekdays: ['saturday', 'sunday'], location: Europe/Berlin }]");

    static final Shape SHAPE =
            Shape.of("time interval", "Times that come again, by the clocks of a place.", NAME, SPELLS);

    private TimeIntervalSection() {}

    static TimeInterval spec(Fields interval) {
        return new TimeInterval(
                interval.get(NAME),
                interval.get(SPELLS).stream().map(TimeIntervalSection::spell).toList());
    }

    private static Spell spell(Fields spell) {
        return new Spell(
                spell.find(TIMES, List.of()).stream()
                        .map(time -> new Range(time.get(START), time.get(END)))
                        .toList(),
                spell.find(WEEKDAYS, List.of()).stream()
                        .flatMap(TimeRanges::ofOneWeek)
                        .toList(),
                spell.find(DAYS_OF_MONTH, List.of()),
                spell.find(MONTHS, List.of()),
                spell.find(YEARS, List.of()),
                spell.find(LOCATION, ZoneOffset.UTC));
    }

    private static void checkTime(Fields time, Findings findings) {
        Integer start = time.find(START);
        Integer end = time.find(END);
        if (start != null && end != null && start >= end) {
            findings.error(
                    time.placeOf(END),
                    time.trailOf(END),
                    "is not after start_time",
                    "expected the night in two ranges: one to 24:00, one from 00:00");
        }
    }
}
