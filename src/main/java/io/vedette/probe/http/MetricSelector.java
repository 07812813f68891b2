package io.vedette.probe.http;

import io.vedette.probe.http.MetricsPage.Sample;
import io.vedette.probe.run.Regex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Samples of a metrics page by name and labels, as PromQL selects them: {@code name{label="value",other!="x",third=~"a|b"}}.
 *
 * @param matchers all must hold; a label that is not there is an empty text
 */
record MetricSelector(String name, List<Matcher> matchers) {
    /** What one label must be. */
    record Matcher(String label, Sign sign, String text, Regex regex) {
        boolean holds(Sample sample) {
            var found = sample.labels().getOrDefault(label, "");
            return switch (sign) {
                case EQUAL -> found.equals(text);
                case OTHER -> !found.equals(text);
                case MATCHING -> regex.isFoundIn(found);
                case NOT_MATCHING -> !regex.isFoundIn(found);
            };
        }
    }

    enum Sign {
        EQUAL,
        OTHER,
        MATCHING,
        NOT_MATCHING
    }

    MetricSelector {
        matchers = List.copyOf(matchers);
    }

    /** @throws IllegalArgumentException with a sentence for people */
    static MetricSelector read(LabelReader reader) {
        var name = reader.name();
        if (name.isEmpty()) {
            throw new IllegalArgumentException("expected the name of a metric");
        }
        var matchers = new ArrayList<Matcher>();
        if (reader.takes('{')) {
            while (!reader.takes('}')) {
                matchers.add(matcher(reader));
                if (!reader.takes(',') && reader.isAtEnd()) {
                    throw new IllegalArgumentException("expected } after the labels of " + name);
                }
            }
        }
        return new MetricSelector(name, matchers);
    }

    private static Matcher matcher(LabelReader reader) {
        var label = reader.name();
        var sign = sign(reader);
        if (label.isEmpty() || !reader.takes('"')) {
            throw new IllegalArgumentException("expected labels such as {pool=\"main\"}");
        }
        var text = reader.quoted();
        return new Matcher(label, sign, text, Regex.of("^(?:" + (isRegex(sign) ? text : "") + ")$"));
    }

    private static boolean isRegex(Sign sign) {
        return sign == Sign.MATCHING || sign == Sign.NOT_MATCHING;
    }

    private static Sign sign(LabelReader reader) {
        if (reader.takes('!')) {
            return reader.takes('~') ? Sign.NOT_MATCHING : other(reader);
        }
        if (!reader.takes('=')) {
            throw new IllegalArgumentException("expected = != =~ or !~ after the name of a label");
        }
        return reader.takes('~') ? Sign.MATCHING : Sign.EQUAL;
    }

    private static Sign other(LabelReader reader) {
        if (!reader.takes('=')) {
            throw new IllegalArgumentException("expected = or ~ after !");
        }
        return Sign.OTHER;
    }

    /** The sum over all samples that match; nothing if none does. */
    OptionalDouble sum(MetricsPage page) {
        var matching = page.named(name).stream()
                .filter(sample -> matchers.stream().allMatch(matcher -> matcher.holds(sample)))
                .mapToDouble(Sample::value)
                .toArray();
        return matching.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Arrays.stream(matching).sum());
    }
}
