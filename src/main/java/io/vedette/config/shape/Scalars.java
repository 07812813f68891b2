package io.vedette.config.shape;

import io.vedette.secret.Secret;
import io.vedette.spelling.NearMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The single values that have nothing to do with what Vedette is for. */
public final class Scalars {
    private static final int MOST_DIGITS = 9;

    private Scalars() {}

    /** Any text on one line that is not empty. */
    public static Scalar<String> line() {
        return Scalar.of(
                "text",
                "a text on one line",
                Facets.TEXT,
                text -> text.isBlank() || text.chars().anyMatch(letter -> letter < ' ')
                        ? Parsed.bad()
                        : Parsed.good(text));
    }

    /** Any text. */
    public static Scalar<String> text() {
        return Scalar.of("text", "a text", Facets.TEXT, Parsed::good);
    }

    public static Scalar<String> matching(String label, String expected, String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        return Scalar.of(
                label,
                expected,
                Facets.matching(pattern),
                text -> compiled.matcher(text).matches() ? Parsed.good(text) : Parsed.bad());
    }

    /** A text that is never shown. */
    public static Scalar<Secret> secret() {
        return line().secret().map(Secret::new);
    }

    /** One of a few words, in their order. */
    public static <T> Scalar<T> oneOf(Map<String, T> words) {
        List<String> names = new ArrayList<>(words.keySet());
        return Scalar.of(
                "`" + String.join("`, `", names) + "`",
                "one of " + String.join(", ", names),
                Facets.oneOf(names),
                text -> {
                    T meant = words.get(text);
                    return meant == null ? Parsed.bad(NearMatch.hint(text, names)) : Parsed.good(meant);
                });
    }

    /** {@code true} or {@code false}, and no other word for them. */
    public static Scalar<Boolean> truth() {
        return Scalar.of(
                "`true` or `false`",
                "true or false",
                new Facets(List.of("boolean"), null, List.of(), null),
                text -> switch (text) {
                    case "true" -> Parsed.good(true);
                    case "false" -> Parsed.good(false);
                    default -> Parsed.bad();
                });
    }

    /** A decimal number; a leading zero, which some read as octal, is refused. */
    public static Scalar<Integer> integer(int least, int most) {
        return Scalar.of(
                "whole number",
                "a whole number from " + least + " to " + most,
                Facets.integer(least, most, "^(0|[1-9][0-9]{0," + (MOST_DIGITS - 1) + "})$"),
                text -> {
                    if (!isDecimal(text)) {
                        return Parsed.bad();
                    }
                    int number = Integer.parseInt(text);
                    return number < least || number > most ? Parsed.bad() : Parsed.good(number);
                });
    }

    /** A number of bytes such as {@code 512kB} or {@code 1MB}, in powers of 1024. */
    public static Scalar<Integer> size(int mostMegabytes) {
        Pattern pattern = Pattern.compile("([1-9][0-9]{0,4})(kB|KB|MB)");
        return Scalar.of(
                "size",
                "a size such as 512kB or 1MB, at most " + mostMegabytes + "MB",
                Facets.matching("^" + pattern + "$"),
                text -> {
                    var matcher = pattern.matcher(text);
                    if (!matcher.matches()) {
                        return Parsed.bad();
                    }
                    long bytes = Long.parseLong(matcher.group(1))
                            << (matcher.group(2).equals("MB") ? 20 : 10);
                    return bytes > (long) mostMegabytes << 20 ? Parsed.bad() : Parsed.good((int) bytes);
                });
    }

    private static boolean isDecimal(String text) {
        return !text.isEmpty()
                && text.length() <= MOST_DIGITS
                && text.chars().allMatch(letter -> letter >= '0' && letter <= '9')
                && (text.length() == 1 || text.charAt(0) != '0');
    }
}
