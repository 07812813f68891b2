package io.vedette.config.endpoint;

import io.vedette.config.shape.Facets;
import io.vedette.config.shape.Parsed;
import io.vedette.config.shape.Scalar;
import io.vedette.probe.run.Bound;
import io.vedette.probe.run.Wanted;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a value that a target tells must be, as people write it. */
final class WantedValues {
    private static final Pattern COMPARISON = Pattern.compile("(>=|<=|>|<)\\s*(-?\\d{1,18}(?:\\.\\d{1,9})?)");

    private WantedValues() {}

    static Scalar<Wanted> scalar(String examples) {
        return Scalar.of(
                "text, number, or a comparison with a number",
                "a text, or a comparison such as " + examples,
                Facets.TEXT,
                WantedValues::parse);
    }

    private static Parsed<Wanted> parse(String text) {
        Matcher comparison = COMPARISON.matcher(text.strip());
        if (comparison.matches()) {
            double figure = Double.parseDouble(comparison.group(2));
            return Parsed.good(new Wanted.Within(new Bound(sign(comparison.group(1)), figure)));
        }
        boolean isHalfAComparison = text.startsWith("<") || text.startsWith(">");
        return isHalfAComparison || text.isEmpty() ? Parsed.bad() : Parsed.good(new Wanted.Same(text));
    }

    private static Bound.Sign sign(String text) {
        return switch (text) {
            case ">=" -> Bound.Sign.AT_LEAST;
            case "<=" -> Bound.Sign.AT_MOST;
            case ">" -> Bound.Sign.MORE;
            default -> Bound.Sign.LESS;
        };
    }
}
