package io.vedette.cli.recording;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vedette.replay.Micros;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The spellings of a due time: seconds from the epoch, with or without a fraction, and RFC 3339. In microseconds. */
public final class DueText {
    /** What is no time at all. */
    static final long NOT_A_TIME = Long.MIN_VALUE;

    private static final long SECOND = 1_000_000;
    /** Year 5138: more is a count of milliseconds or less. */
    private static final long MOST_SECONDS = 100_000_000_000L;

    private static final int DATE_AND_TIME = 19;

    private DueText() {}

    /** Whether the text is to be read as RFC 3339. */
    static boolean isRfc3339(byte[] text, int from, int to) {
        return to - from > DATE_AND_TIME && text[from + 4] == '-' && text[from + 7] == '-';
    }

    /** The time that {@code text} names, or {@link #NOT_A_TIME}. */
    static long micros(byte[] text, int from, int to) {
        return isRfc3339(text, from, to) ? rfc3339(text, from, to) : epoch(text, from, to);
    }

    /** The time that {@code text} names, if it names one. */
    public static @Nullable Instant instant(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        long micros = micros(bytes, 0, bytes.length);
        return micros == NOT_A_TIME ? null : Micros.instant(micros);
    }

    /** As the time is shown in the same spelling. */
    public static Object show(Instant at, boolean rfc3339) {
        if (rfc3339) {
            return at.toString();
        }
        return at.getNano() == 0
                ? (Object) at.getEpochSecond()
                : BigDecimal.valueOf(at.getEpochSecond())
                        .add(BigDecimal.valueOf(at.getNano(), 9))
                        .stripTrailingZeros();
    }

    private static long epoch(byte[] text, int from, int to) {
        boolean negative = from < to && text[from] == '-';
        int at = negative ? from + 1 : from;
        int first = at;
        long seconds = 0;
        for (; at < to && Ascii.isDigit(text[at]); at++) {
            seconds = seconds * 10 + (text[at] - '0');
            if (seconds > MOST_SECONDS) {
                return NOT_A_TIME;
            }
        }
        if (at == first || (at < to && text[at] != '.')) {
            return NOT_A_TIME;
        }
        long fraction = at == to ? 0 : fraction(text, at + 1, to);
        if (fraction < 0) {
            return NOT_A_TIME;
        }
        long micros = seconds * SECOND + fraction;
        return negative ? -micros : micros;
    }

    /** Digits behind a point as microseconds, or a negative number; digits behind the sixth are dropped. */
    private static long fraction(byte[] text, int from, int to) {
        long micros = 0;
        long unit = SECOND;
        for (int at = from; at < to; at++) {
            if (!Ascii.isDigit(text[at])) {
                return -1;
            }
            unit /= 10;
            micros += unit * (text[at] - '0');
        }
        return to > from ? micros : -1;
    }

    private static long rfc3339(byte[] text, int from, int to) {
        int date = date(text, from);
        int hour = two(text, from + 11);
        int minute = two(text, from + 14);
        int second = two(text, from + 17);
        boolean shaped = (text[from + 10] | 0x20) == 't' || text[from + 10] == ' ';
        if (date == Integer.MIN_VALUE || !shaped || text[from + 13] != ':' || text[from + 16] != ':') {
            return NOT_A_TIME;
        }
        if (!within(hour, 23) || !within(minute, 59) || !within(second, 60)) {
            return NOT_A_TIME;
        }
        int zone = from + DATE_AND_TIME;
        long fraction = 0;
        if (text[zone] == '.') {
            int digits = zone + 1;
            zone = digits;
            while (zone < to && Ascii.isDigit(text[zone])) {
                zone++;
            }
            fraction = fraction(text, digits, zone);
        }
        long offset = offset(text, zone, to);
        return fraction < 0 || offset == NOT_A_TIME
                ? NOT_A_TIME
                : (date * 86_400L + hour * 3_600L + minute * 60L + second - offset) * SECOND + fraction;
    }

    /** Days from the epoch. */
    private static int date(byte[] text, int from) {
        int century = two(text, from);
        int year = two(text, from + 2);
        int month = two(text, from + 5);
        int day = two(text, from + 8);
        if (century < 0 || year < 0 || month < 1 || month > 12 || day < 1) {
            return Integer.MIN_VALUE;
        }
        LocalDate first = LocalDate.of(century * 100 + year, month, 1);
        return day > first.lengthOfMonth() ? Integer.MIN_VALUE : (int) first.toEpochDay() + day - 1;
    }

    /** Seconds east of Greenwich. */
    private static long offset(byte[] text, int from, int to) {
        if (to - from == 1 && (text[from] | 0x20) == 'z') {
            return 0;
        }
        boolean shaped = to - from == 6 && (text[from] == '+' || text[from] == '-') && text[from + 3] == ':';
        if (!shaped || !within(two(text, from + 1), 23) || !within(two(text, from + 4), 59)) {
            return NOT_A_TIME;
        }
        long seconds = two(text, from + 1) * 3_600L + two(text, from + 4) * 60L;
        return text[from] == '-' ? -seconds : seconds;
    }

    private static int two(byte[] text, int at) {
        return Ascii.isDigit(text[at]) && Ascii.isDigit(text[at + 1]) ? (text[at] - '0') * 10 + text[at + 1] - '0' : -1;
    }

    private static boolean within(int value, int most) {
        return value >= 0 && value <= most;
    }
}
