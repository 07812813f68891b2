package io.vedette.adopt.foreign;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations as Go has them, {@code 1h30m} or {@code 1.5s}, and with Prometheus' days, weeks and years. */
public final class GoDurations {
    private static final Pattern PART =
            Pattern.compile("(\\d{1,12}(?:\\.\\d{1,9})?|\\.\\d{1,9})(ns|us|µs|ms|s|m|h|d|w|y)");
    private static final Map<String, Long> NANOSECONDS = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "µs", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "h", 3_600_000_000_000L,
            "d", 86_400_000_000_000L,
            "w", 604_800_000_000_000L,
            "y", 31_536_000_000_000_000L);

    private GoDurations() {}

    /** In whole milliseconds, or null when the text is none. */
    public static @Nullable Duration parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        BigDecimal sum = BigDecimal.ZERO;
        Matcher part = PART.matcher(text);
        int end = 0;
        while (part.find() && part.start() == end) {
            Long unit = NANOSECONDS.get(part.group(2));
            sum = sum.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(unit == null ? 0 : unit)));
            end = part.end();
        }
        BigDecimal milliseconds = sum.movePointLeft(6);
        return end < text.length() || milliseconds.precision() > 18
                ? null
                : Duration.ofMillis(milliseconds.longValue());
    }
}
