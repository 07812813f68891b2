package io.vedette.config;

import io.vedette.alert.Matcher;
import io.vedette.alert.Matcher.Sign;
import io.vedette.alert.MatcherText;
import io.vedette.alert.Severity;
import io.vedette.config.shape.Facets;
import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.Parsed;
import io.vedette.config.shape.Scalar;
import io.vedette.spelling.NearMatch;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Conditions on labels, as a map or as matchers. */
final class Matching {
    private static final List<String> SEVERITIES =
            Arrays.stream(Severity.values()).map(Severity::label).toList();

    private Matching() {}

    /** One text with one matcher or several. */
    static Scalar<List<Matcher>> text() {
        return Scalar.of("matchers", "matchers such as severity=~\"critical|warning\"", Facets.TEXT, text -> {
            try {
                return Parsed.good(MatcherText.read(text));
            } catch (IllegalArgumentException unreadable) {
                return Parsed.bad(String.valueOf(unreadable.getMessage()));
            }
        });
    }

    static List<Matcher> of(Map<String, String> labels) {
        return labels.entrySet().stream()
                .map(label -> new Matcher(label.getKey(), label.getValue()))
                .toList();
    }

    static List<Matcher> of(Fields fields, Key<List<List<Matcher>>> key) {
        return fields.find(key, List.of()).stream().flatMap(List::stream).toList();
    }

    /** A severity that no alert has is a slip of the pen. */
    static void check(Stream<Matcher> matchers, Fields fields, Key<?> key, Findings findings) {
        matchers.filter(matcher -> matcher.label().equals("severity"))
                .filter(matcher -> matcher.sign() == Sign.EQUAL || matcher.sign() == Sign.OTHER)
                .filter(matcher -> !matcher.value().isEmpty() && !SEVERITIES.contains(matcher.value()))
                .forEach(matcher -> {
                    String meant = NearMatch.of(matcher.value(), SEVERITIES);
                    findings.error(
                            fields.placeOf(key),
                            fields.trailOf(key).key("severity"),
                            "there is no such severity",
                            meant == null
                                    ? "expected one of " + String.join(", ", SEVERITIES)
                                    : "did you mean \"" + meant + "\"?");
                });
    }
}
