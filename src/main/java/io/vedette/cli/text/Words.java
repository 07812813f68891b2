package io.vedette.cli.text;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures and times as people write them. */
public final class Words {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final Duration DAYS_MATTER = Duration.ofDays(2);
    private static final Duration HOURS_MATTER = Duration.ofHours(2);
    private static final Duration MINUTES_MATTER = Duration.ofMinutes(2);

    private Words() {}

    /** As in {@code 0.31 ms}, {@code 8.2 ms}, {@code 340 ms}, {@code 1.25 s}: three digits at most. */
    public static String millis(double millis) {
        return millis < 999.5 ? threeDigits(millis) + " ms" : threeDigits(millis / 1_000) + " s";
    }

    public static @Nullable String millis(@Nullable Number millis) {
        return millis == null ? null : millis(millis.doubleValue());
    }

    /** As in {@code 99.95%}; never rounded up to a whole that was not reached. */
    public static @Nullable String percent(@Nullable Number ratio) {
        if (ratio == null) {
            return null;
        }
        double percent = Math.floor(ratio.doubleValue() * 10_000 + 1e-6) / 100;
        return figure(percent, 2) + "%";
    }

    /** As in {@code 14.4x}. */
    public static @Nullable String times(@Nullable Number factor) {
        return factor == null ? null : threeDigits(factor.doubleValue()) + "x";
    }

    /** How many, with the right word: {@code 1 problem}, {@code 3 problems}. */
    public static String count(long count, String word) {
        return count + " " + (count == 1 ? word : word + "s");
    }

    /** The largest unit that says enough: {@code 45s}, {@code 12m}, {@code 30h}, {@code 14d}. */
    public static String roughly(Duration duration) {
        if (duration.compareTo(DAYS_MATTER) >= 0) {
            return duration.toDays() + "d";
        }
        if (duration.compareTo(HOURS_MATTER) >= 0) {
            return duration.toHours() + "h";
        }
        return duration.compareTo(MINUTES_MATTER) >= 0 ? duration.toMinutes() + "m" : duration.toSeconds() + "s";
    }

    public static String time(Instant at, ZoneId zone) {
        return TIME.format(at.atZone(zone));
    }

    public static String moment(Instant at, ZoneId zone) {
        return MOMENT.format(at.atZone(zone));
    }

    private static String threeDigits(double value) {
        double size = Math.abs(value);
        return figure(value, size < 0.995 ? 2 : size < 99.95 ? 1 : 0);
    }

    private static String figure(double value, int digits) {
        String text = String.format(Locale.ROOT, "%." + digits + "f", value);
        return digits == 0 ? text : text.replaceAll("\\.?0+$", "");
    }
}
