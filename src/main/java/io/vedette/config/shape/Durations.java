package io.vedette.config.shape;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Durations as {@code 250ms}, {@code 10s}, {@code 5m}, {@code 2h}, {@code 14d}, or several from the largest down: {@code 1h30m}. */
public final class Durations {
    public static final String PATTERN = "(?=\\d)(\\d{1,9}d)?(\\d{1,9}h)?(\\d{1,9}m)?(\\d{1,9}s)?(\\d{1,9}ms)?";

    private static final int MOST_DIGITS = 9;
    private static final List<String> UNITS = List.of("d", "h", "m", "s", "ms");
    private static final List<Duration> LENGTHS = List.of(
            Duration.ofDays(1),
            Duration.ofHours(1),
            Duration.ofMinutes(1),
            Duration.ofSeconds(1),
            Duration.ofMillis(1));

    private Durations() {}

    /** A duration in these bounds, both inclusive. */
    public static Scalar<Duration> between(String least, String most) {
        Duration from = exactly(least);
        Duration to = exactly(most);
        return Scalar.of(
                "duration",
                "a duration such as 250ms, 10s, 5m, 2h or 14d",
                Facets.matching("^" + PATTERN + "$"),
                text -> {
                    Duration duration = parse(text);
                    if (duration == null) {
                        return Parsed.bad();
                    }
                    boolean fits = duration.compareTo(from) >= 0 && duration.compareTo(to) <= 0;
                    return fits ? Parsed.good(duration) : Parsed.bad("expected " + least + " to " + most);
                });
    }

    /** The duration, or null when the text is none. */
    public static @Nullable Duration parse(String text) {
        Duration sum = Duration.ZERO;
        int unit = 0;
        int at = 0;
        while (at < text.length()) {
            int unitAt = afterAll(text, at, true);
            int next = afterAll(text, unitAt, false);
            int found = UNITS.indexOf(text.substring(unitAt, next));
            if (unitAt == at || unitAt - at > MOST_DIGITS || found < unit) {
                return null;
            }
            sum = sum.plus(LENGTHS.get(found).multipliedBy(Integer.parseInt(text, at, unitAt, 10)));
            unit = found + 1;
            at = next;
        }
        return text.isEmpty() ? null : sum;
    }

    /** As people write it: {@code 1h30m}. */
    public static String words(Duration duration) {
        StringBuilder words = new StringBuilder();
        Duration left = duration;
        for (int i = 0; i < UNITS.size(); i++) {
            long whole = left.dividedBy(LENGTHS.get(i));
            if (whole > 0) {
                words.append(whole).append(UNITS.get(i));
                left = left.minus(LENGTHS.get(i).multipliedBy(whole));
            }
        }
        return words.isEmpty() ? "0s" : words.toString();
    }

    private static int afterAll(String text, int from, boolean digits) {
        int at = from;
        while (at < text.length() && (text.charAt(at) >= '0' && text.charAt(at) <= '9') == digits) {
            at++;
        }
        return at;
    }

    private static Duration exactly(String text) {
        Duration duration = parse(text);
        if (duration == null) {
            throw new IllegalArgumentException("expected a duration, found " + text);
        }
        return duration;
    }
}
