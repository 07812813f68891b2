package io.vedette.probe.run;

import java.time.Duration;
import java.util.Locale;

/** Foreign words made fit for one line, and durations as people write them. */
public final class Plain {
    private Plain() {}

    /** {@code text} in one line of at most {@code longest} characters, without anything that moves a cursor. */
    public static String line(String text, int longest) {
        var line = new StringBuilder(Math.min(text.length(), longest));
        for (var i = 0; i < text.length() && line.length() < longest; i++) {
            var character = text.charAt(i);
            if (isPlain(character)) {
                line.append(character);
            }
        }
        if (text.length() > longest && !line.isEmpty()) {
            line.setCharAt(line.length() - 1, '…');
        }
        return line.toString().strip();
    }

    private static boolean isPlain(char character) {
        return !Character.isISOControl(character)
                && !Character.isSurrogate(character)
                && Character.getType(character) != Character.FORMAT
                && Character.getType(character) != Character.LINE_SEPARATOR
                && Character.getType(character) != Character.PARAGRAPH_SEPARATOR;
    }

    /** What {@code failure} says, or its kind if it says nothing. */
    public static String line(Throwable failure, int longest) {
        var message = failure.getMessage();
        var kind = failure.getClass().getSimpleName();
        return line(message == null ? kind : kind + ": " + message, longest);
    }

    /** As in {@code 250 ms}, {@code 1.5 s} or {@code 14 d}. */
    public static String duration(Duration duration) {
        var seconds = Math.abs(duration.toNanos() / 1e9);
        if (seconds >= 172_800) {
            return figure(duration.toNanos() / 86_400e9) + " d";
        }
        if (seconds >= 7_200) {
            return figure(duration.toNanos() / 3_600e9) + " h";
        }
        return seconds >= 1 ? figure(duration.toNanos() / 1e9) + " s" : figure(duration.toNanos() / 1e6) + " ms";
    }

    private static String figure(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.1f", value);
    }
}
