package io.vedette.job;

import io.vedette.job.Timetable.At;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Times written as crontab(5) has them: minute, hour, day of the month, month, day of the week, or {@code @daily} and the like. A day fits by either
 * of its two fields when both are restricted, as every cron has it.
 */
public final class Cron {
    private static final Part MINUTE = Part.of("minute", 0, 59);
    private static final Part HOUR = Part.of("hour", 0, 23);
    private static final Part DATE = Part.of("day of the month", 1, 31);
    static final Part MONTH = new Part(
            "month",
            1,
            12,
            List.of(
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
                    "december"));
    private static final Part WEEKDAY = new Part(
            "day of the week",
            0,
            7,
            List.of("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"));
    private static final Map<String, String> SHORT = Map.of(
            "@hourly", "0 * * * *",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@weekly", "0 0 * * 0",
            "@monthly", "0 0 1 * *",
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *");
    private static final int FIELDS = 5;

    private Cron() {}

    /** @throws IllegalArgumentException with a sentence for people if {@code text} is none */
    public static Timetable read(String text, ZoneId zone) {
        var fields = SHORT.getOrDefault(text.strip().toLowerCase(Locale.ROOT), text.strip())
                .split("\\s+");
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException("expected five fields, as in \"0 2 * * *\", or one of "
                    + String.join(", ", new java.util.TreeSet<>(SHORT.keySet())));
        }
        var days = new Moments.Days(null, MONTH.read(fields[3], "-"), DATE.read(fields[2], "-"));
        var clock = new Moments.Clock(HOUR.read(fields[1], "-"), MINUTE.read(fields[0], "-"), only(0));
        var either = !fields[2].startsWith("*") && !fields[4].startsWith("*");
        return Reached.orRefused(new At(new Moments(days, weekdays(fields[4]), either, clock), zone, text.strip()));
    }

    /** Sunday is 0 and 7 in a crontab. */
    private static BitSet weekdays(String field) {
        var days = WEEKDAY.read(field, "-");
        if (days.get(0)) {
            days.set(7);
            days.clear(0);
        }
        return days;
    }

    static BitSet only(int number) {
        var only = new BitSet();
        only.set(number);
        return only;
    }
}
