package io.vedette.job;

import io.vedette.job.Timetable.At;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Times written as {@code OnCalendar=} of systemd.time(7) has them: {@code Mon..Fri 08:00}, {@code *-*-01 00:00:00}, {@code *:0/15},
 * {@code daily}, with a zone at the end if there is one. What of it is not understood ({@code ~}, fractions of a second) is refused.
 */
public final class OnCalendar {
    private static final Part YEAR = Part.of("year", 1970, 2199);
    private static final Part DATE = Part.of("day of the month", 1, 31);
    private static final Part HOUR = Part.of("hour", 0, 23);
    private static final Part MINUTE = Part.of("minute", 0, 59);
    private static final Part SECOND = Part.of("second", 0, 59);
    private static final Part WEEKDAY = new Part(
            "weekday", 1, 7, List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"));
    private static final Map<String, String> SHORT = Map.of(
            "minutely", "*-*-* *:*:00",
            "hourly", "*-*-* *:00:00",
            "daily", "*-*-* 00:00:00",
            "weekly", "Mon *-*-* 00:00:00",
            "monthly", "*-*-01 00:00:00",
            "quarterly", "*-01,04,07,10-01 00:00:00",
            "semiannually", "*-01,07-01 00:00:00",
            "yearly", "*-01-01 00:00:00",
            "annually", "*-01-01 00:00:00");

    private OnCalendar() {}

    /** @throws IllegalArgumentException with a sentence for people if {@code text} is none */
    public static Timetable read(String text, ZoneId otherwise) {
        var words = new ArrayList<>(Arrays.asList(text.strip().split("\\s+")));
        var named = zone(words.getLast());
        if (named != null) {
            words.removeLast();
        }
        if (words.size() == 1) {
            words.set(0, SHORT.getOrDefault(words.getFirst().toLowerCase(Locale.ROOT), words.getFirst()));
        }
        var moments = moments(String.join(" ", words).split(" "), text);
        return Reached.orRefused(new At(moments, named == null ? otherwise : named, text.strip()));
    }

    private static @Nullable ZoneId zone(String word) {
        if (!word.equals("UTC") && !word.matches("[A-Za-z_]+/[A-Za-z_/+-]+\\d*")) {
            return null;
        }
        try {
            return ZoneId.of(word);
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException("expected a time zone such as Europe/Berlin, found \"" + word + '"');
        }
    }

    private static Moments moments(String[] words, String text) {
        BitSet weekdays = WEEKDAY.all();
        Moments.@Nullable Days days = null;
        Moments.@Nullable Clock clock = null;
        for (var i = 0; i < words.length; i++) {
            if (i == 0 && Character.isLetter(words[0].isEmpty() ? ' ' : words[0].charAt(0))) {
                weekdays = WEEKDAY.read(words[0], "..");
            } else if (clock == null && words[i].indexOf(':') > 0) {
                clock = clock(words[i].split(":", -1), text);
            } else if (days == null && clock == null && words[i].indexOf('-') > 0) {
                days = days(words[i].split("-", -1), text);
            } else {
                throw unknown(text);
            }
        }
        return new Moments(days == null ? everyDay() : days, weekdays, false, clock == null ? midnight() : clock);
    }

    private static Moments.Days everyDay() {
        return new Moments.Days(null, Cron.MONTH.all(), DATE.all());
    }

    private static Moments.Clock midnight() {
        return new Moments.Clock(Cron.only(0), Cron.only(0), Cron.only(0));
    }

    private static Moments.Days days(String[] parts, String text) {
        if (parts.length < 2 || parts.length > 3) {
            throw unknown(text);
        }
        var year = parts.length == 2 || parts[0].equals("*") ? null : YEAR.read(parts[0], "..");
        return new Moments.Days(
                year, Cron.MONTH.read(parts[parts.length - 2], ".."), DATE.read(parts[parts.length - 1], ".."));
    }

    private static Moments.Clock clock(String[] parts, String text) {
        if (parts.length < 2 || parts.length > 3) {
            throw unknown(text);
        }
        return new Moments.Clock(
                HOUR.read(parts[0], ".."),
                MINUTE.read(parts[1], ".."),
                parts.length == 2 ? Cron.only(0) : SECOND.read(parts[2], ".."));
    }

    private static IllegalArgumentException unknown(String text) {
        return new IllegalArgumentException(
                "expected a time such as \"Mon..Fri 08:00\", \"*-*-01 00:00:00\", \"*:0/15\" or daily, found \"" + text
                        + '"');
    }
}
