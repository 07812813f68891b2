package io.vedette.web.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vedette.window.LatencyBuckets;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Metrics as text, a line a series, straight into bytes: a fleet has millions of lines. All series of a family come one after another, and the first brings the
 * family's head along. Used by one thread at a time.
 */
final class Sheet {
    private static final double MICROS_PER_SECOND = 1_000_000;
    private static final double EXACT = 1L << 53;
    private static final String[] BOUNDS = LongStream.of(LatencyBuckets.bounds())
            .mapToObj(micros -> Double.toString(micros / MICROS_PER_SECOND))
            .toArray(String[]::new);

    private final Format format;
    private byte[] bytes = new byte[1 << 16];
    private int length;
    private @Nullable Family open;

    Sheet(Format format) {
        this.format = format;
    }

    /** How many bytes wait to be taken. */
    int length() {
        return length;
    }

    /** What was written since it was taken last. */
    byte[] take() {
        byte[] taken = Arrays.copyOf(bytes, length);
        length = 0;
        return taken;
    }

    /** Passes on what was written since it was taken last; how many bytes that was. */
    int moveTo(OutputStream to) throws IOException {
        int moved = length;
        length = 0;
        to.write(bytes, 0, moved);
        return moved;
    }

    /** @param labels names and values in turn, by the order of the names */
    void add(Family family, double value, String... labels) {
        head(family);
        line(family, family.kind().suffix(), value, labels);
    }

    /** @param labels names and values in turn, by the order of the names */
    void add(Family family, long value, String... labels) {
        add(family, (double) value, labels);
    }

    /** @param labels names and values in turn, by the order of the names */
    void add(Family family, LatencyBuckets buckets, String... labels) {
        head(family);
        long[] counts = buckets.counts();
        String[] bucket = Arrays.copyOf(labels, labels.length + 2);
        bucket[labels.length] = "le";
        long sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += counts[i];
            bucket[labels.length + 1] = i < BOUNDS.length ? BOUNDS[i] : "+Inf";
            line(family, "_bucket", (double) sum, bucket);
        }
        line(family, "_count", (double) sum, labels);
        line(family, "_sum", buckets.sumMicros() / MICROS_PER_SECOND, labels);
    }

    private void head(Family family) {
        if (family.equals(open)) {
            return;
        }
        open = family;
        String title = family.title(format);
        ascii("# HELP ").ascii(title).ascii(" ").quoted(family.help(), false).ascii("\n");
        ascii("# TYPE ").ascii(title).ascii(" ").ascii(family.kind().in(format)).ascii("\n");
        if (format == Format.OPEN_METRICS && !family.unit().isEmpty()) {
            ascii("# UNIT ").ascii(title).ascii(" ").ascii(family.unit()).ascii("\n");
        }
    }

    private void line(Family family, String suffix, double value, String... labels) {
        ascii(family.name()).ascii(suffix);
        for (int i = 0; i < labels.length; i += 2) {
            ascii(i == 0 ? "{" : ",").ascii(labels[i]).ascii("=\"");
            quoted(labels[i + 1], true).ascii("\"");
        }
        ascii(labels.length == 0 ? " " : "} ");
        if (value == Math.rint(value) && Math.abs(value) < EXACT) {
            whole((long) value);
        } else {
            ascii(number(value));
        }
        ascii("\n");
    }

    private static String number(double value) {
        return Double.isInfinite(value) ? (value > 0 ? "+Inf" : "-Inf") : Double.toString(value);
    }

    private void whole(long value) {
        if (value < 0) {
            ascii(Long.toString(value));
            return;
        }
        room(20);
        int digits = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            digits++;
        }
        long rest = value;
        for (int i = length + digits - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
    }

    @SuppressWarnings("deprecation") // the one way to copy ASCII without an array for each
    private Sheet ascii(String text) {
        room(text.length());
        text.getBytes(0, text.length(), bytes, length);
        length += text.length();
        return this;
    }

    private Sheet quoted(String text, boolean quotes) {
        int mark = length;
        room(text.length());
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter >= 0x80 || letter == '\\' || letter == '\n' || letter == '"') {
                length = mark;
                return escaped(text, quotes);
            }
            bytes[length++] = (byte) letter;
        }
        return this;
    }

    private Sheet escaped(String text, boolean quotes) {
        String plain = text.replace("\\", "\\\\").replace("\n", "\\n");
        append((quotes ? plain.replace("\"", "\\\"") : plain).getBytes(UTF_8));
        return this;
    }

    /** Lines that were written elsewhere. */
    void append(byte[] lines) {
        room(lines.length);
        System.arraycopy(lines, 0, bytes, length, lines.length);
        length += lines.length;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
