package io.vedette.config;

import io.vedette.alert.TimeInterval.Range;
import io.vedette.config.shape.Facets;
import io.vedette.config.shape.Parsed;
import io.vedette.config.shape.Scalar;
import io.vedette.spelling.NearMatch;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The values of time intervals: one of a kind such as {@code monday}, or two with a colon between. */
final class TimeRanges {
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):([0-5][0-9])|24:00");
    private static final List<String> WEEKDAYS =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
    private static final int SUNDAY = 7;
    private static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");

    private final String expected;
    private final List<String> names;
    private final int least;
    private final int most;

    private TimeRanges(String expected, List<String> names, int least, int most) {
        this.expected = expected;
        this.names = names;
        this.least = least;
        this.most = most;
    }

    /** Minutes since midnight. */
    static Scalar<Integer> timeOfDay() {
        return Scalar.of(
                "time of day",
                "a time of day from 00:00 to 24:00, in quotes",
                Facets.matching("^(" + TIME + ")$"),
                text -> TIME.matcher(text).matches()
                        ? Parsed.good(Integer.parseInt(text.substring(0, 2)) * 60 + Integer.parseInt(text.substring(3)))
                        : Parsed.bad());
    }

    static Scalar<Range> weekdays() {
        return new TimeRanges("a weekday such as monday, or a range such as monday:friday", WEEKDAYS, 1, 0).scalar();
    }

    static Scalar<Range> daysOfMonth() {
        return new TimeRanges("a day from 1 to 31, or from -31 to -1, or a range such as 1:5", List.of(), -31, 31)
                .scalar();
    }

    static Scalar<Range> months() {
        return new TimeRanges("a month such as december or 12, or a range such as may:august", MONTHS, 1, 12).scalar();
    }

    static Scalar<Range> years() {
        return new TimeRanges("a year, or a range such as 2026:2027", List.of(), 1970, 9999).scalar();
    }

    private Scalar<Range> scalar() {
        return Scalar.of("range", expected, Facets.TEXT, this::read);
    }

    private Parsed<Range> read(String text) {
        String[] ends = text.toLowerCase(Locale.ROOT).split(":", -1);
        if (ends.length > 2) {
            return Parsed.bad();
        }
        for (String end : ends) {
            if (number(end) == 0) {
                return Parsed.bad(names.isEmpty() ? "" : NearMatch.hint(end, names));
            }
        }
        var range = new Range(number(ends[0]), number(ends[ends.length - 1]));
        boolean sameSide = range.first() < 0 == range.last() < 0;
        return sameSide && range.first() > range.last() && !beginsOnSunday(range)
                ? Parsed.bad("expected the first before the last")
                : Parsed.good(range);
    }

    /** As in {@code sunday:thursday}: Alertmanager's weeks begin there, ours on Monday. */
    private boolean beginsOnSunday(Range range) {
        return names.equals(WEEKDAYS) && range.first() == SUNDAY;
    }

    /** The days of a range, which go over the week's end where it begins on Sunday. */
    static Stream<Range> ofOneWeek(Range range) {
        return range.first() > range.last()
                ? Stream.of(new Range(range.first(), SUNDAY), new Range(1, range.last()))
                : Stream.of(range);
    }

    /** The number of a name or digits; 0 for what is none. */
    private int number(String text) {
        int name = names.indexOf(text);
        if (name >= 0) {
            return name + 1;
        }
        if (!text.matches("-?[1-9][0-9]{0,3}")) {
            return 0;
        }
        int number = Integer.parseInt(text);
        return number < least || number > most ? 0 : number;
    }
}
