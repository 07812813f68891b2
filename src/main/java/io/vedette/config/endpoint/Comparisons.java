package io.vedette.config.endpoint;

import io.vedette.config.document.Node;
import io.vedette.config.shape.Facets;
import io.vedette.config.shape.Parsed;
import io.vedette.config.shape.Scalar;
import io.vedette.probe.run.Bound;
import io.vedette.probe.run.Comparison;
import io.vedette.probe.run.Regex;
import io.vedette.probe.run.Told;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a single value of an answer must be, as people write it: a value, or {@code < 100}, {@code != x}, {@code ~ ^2\.}, {@code exists}, {@code missing}. */
final class Comparisons {
    private static final String LABEL =
            "value, or `<` `<=` `>` `>=` and a number, `!=` and a value, `~` and a regular expression, "
                    + "`exists` or `missing`";
    private static final String EXPECTED =
            "a value, or a comparison such as \"< 100\", \"!= x\", \"~ ^2\\\\.\", exists or missing";
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,30})(\\.\\d{1,30})?([eE][-+]?\\d{1,3})?");
    private static final Pattern BOUND = Pattern.compile("(>=|<=|>|<)\\s*(-?\\d{1,18}(?:\\.\\d{1,9})?)");
    private static final Pattern SIZE = Pattern.compile("(>=|<=|>|<)\\s*(\\d{1,9}(?:\\.\\d{1,6})?)\\s*(|B|kB|KB|MB)");

    private static final Pattern FIGURE =
            Pattern.compile("(>=|<=|>|<)\\s*(-?\\d{1,18}(?:\\.\\d{1,9})?)\\s*(|%|kB|KB|MB|GB|TB|ms|s|m|h)");

    private Comparisons() {}

    /** Of a JSON value: quotes make a text of a number, as in YAML and JSON. */
    static Scalar<Comparison> json() {
        return Scalar.typed(LABEL, EXPECTED, Facets.TEXT, node -> parse(node, text -> typed(node.plain(), text)));
    }

    /** Of a text. */
    static Scalar<Comparison> text() {
        return Scalar.typed(LABEL, EXPECTED, Facets.TEXT, node -> parse(node, text -> text))
                .secret();
    }

    /** Of what a server tells as text, where what looks like a number is one, in quotes or not. */
    static Scalar<Comparison> told() {
        return Scalar.typed(
                LABEL, EXPECTED, Facets.TEXT, node -> node.text().isEmpty() ? Parsed.bad() : parse(node, Told::typed));
    }

    /** Of a number of bytes. */
    static Scalar<Bound> size() {
        return Scalar.of(
                "`<` `<=` `>` `>=` and a size",
                "a comparison with a size, such as < 100kB",
                Facets.matching("^" + SIZE + "$"),
                text -> {
                    Matcher parts = SIZE.matcher(text.strip());
                    return parts.matches()
                            ? Parsed.good(new Bound(
                                    sign(parts.group(1)), Double.parseDouble(parts.group(2)) * unit(parts.group(3))))
                            : Parsed.bad();
                });
    }

    /** A bound, and how it was written. */
    record Figure(Bound bound, String written) {}

    /** Of a figure: a number, a size in powers of 1024, a share, or a time in seconds. */
    static Scalar<Figure> figure() {
        return Scalar.of(
                "`<` `<=` `>` `>=` and a number, a size, a share or a duration",
                "a comparison such as < 100, < 2GB, \"> 10%\" or < 500ms",
                Facets.matching("^" + FIGURE + "$"),
                text -> {
                    Matcher parts = FIGURE.matcher(text.strip());
                    return parts.matches()
                            ? Parsed.good(new Figure(
                                    new Bound(
                                            sign(parts.group(1)),
                                            Double.parseDouble(parts.group(2)) * scale(parts.group(3))),
                                    text.strip()))
                            : Parsed.bad();
                });
    }

    private static double scale(String unit) {
        return switch (unit) {
            case "%" -> 0.01;
            case "kB", "KB" -> 1L << 10;
            case "MB" -> 1L << 20;
            case "GB" -> 1L << 30;
            case "TB" -> 1L << 40;
            case "ms" -> 0.001;
            case "m" -> 60;
            case "h" -> 3_600;
            default -> 1;
        };
    }

    private static Parsed<Comparison> parse(Node.Scalar node, Function<String, Object> value) {
        String text = node.text();
        if (text.startsWith("<") || text.startsWith(">")) {
            return bound(text.strip());
        }
        if (text.startsWith("~")) {
            return regex(text.substring(1).strip()).isEmpty()
                    ? Parsed.good(
                            new Comparison.Matching(Regex.of(text.substring(1).strip())))
                    : Parsed.bad(regex(text.substring(1).strip()));
        }
        if (text.startsWith("!=")) {
            return Parsed.good(
                    new Comparison.Other(value.apply(text.substring(2).strip())));
        }
        return switch (text) {
            case "exists" -> Parsed.good(new Comparison.Present());
            case "missing" -> Parsed.good(new Comparison.Absent());
            default ->
                Parsed.good(new Comparison.Equal(
                        text.startsWith("=") ? text.substring(1).strip() : value.apply(text)));
        };
    }

    private static Parsed<Comparison> bound(String text) {
        Matcher parts = BOUND.matcher(text);
        return parts.matches()
                ? Parsed.good(
                        new Comparison.Within(new Bound(sign(parts.group(1)), Double.parseDouble(parts.group(2)))))
                : Parsed.bad();
    }

    /** What is wrong with it; empty if nothing is. */
    static String regex(String text) {
        try {
            Regex.of(text);
            return "";
        } catch (IllegalArgumentException unreadable) {
            return String.valueOf(unreadable.getMessage());
        }
    }

    static Bound.Sign sign(String text) {
        return switch (text) {
            case ">=" -> Bound.Sign.AT_LEAST;
            case "<=" -> Bound.Sign.AT_MOST;
            case ">" -> Bound.Sign.MORE;
            default -> Bound.Sign.LESS;
        };
    }

    private static int unit(String text) {
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "KB" -> 1 << 10;
            case "MB" -> 1 << 20;
            default -> 1;
        };
    }

    /** As JSON and YAML 1.2 have it: {@code yes} and {@code on} are texts, and so is {@code 010}. What follows a {@code !=} is never in quotes of its own. */
    private static Object typed(boolean plain, String text) {
        if (!plain && !NUMBER.matcher(text).matches()) {
            return text;
        }
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        return plain && NUMBER.matcher(text).matches() ? number(text) : text;
    }

    private static Object number(String text) {
        try {
            return new BigDecimal(text).longValueExact();
        } catch (ArithmeticException fraction) {
            return Double.parseDouble(text);
        }
    }
}
