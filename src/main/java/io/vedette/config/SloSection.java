package io.vedette.config;

import io.vedette.config.shape.Durations;
import io.vedette.config.shape.Facets;
import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.Name;
import io.vedette.config.shape.Parsed;
import io.vedette.config.shape.Scalar;
import io.vedette.config.shape.Shape;
import io.vedette.slo.BurnPolicy;
import io.vedette.slo.BurnRule;
import io.vedette.slo.Indicator;
import io.vedette.slo.Ratio;
import io.vedette.slo.Slo;
import io.vedette.spelling.NearMatch;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An entry of {@code slos}: an objective that services share. */
final class SloSection {
    private static final List<String> WORDS = List.of("availability");

    private static final Key<String> NAME = Key.of("name", new Name("slo"), "What services and alerts call it.")
            .required()
            .example("availability");
    private static final Key<Indicator> INDICATOR = Key.of(
                    "indicator",
                    indicator(),
                    "What makes a probe good: `availability` is being up, `latency < 500ms` is being up and at most that slow.")
            .required()
            .example("latency < 500ms");
    private static final Key<Ratio> OBJECTIVE = Key.of(
                    "objective",
                    objective(),
                    "The share of good probes promised. What is missing to 100% is the error budget.")
            .required()
            .example("99.9%");
    private static final Key<Duration> WINDOW = Key.of(
                    "window", Durations.between("7d", "90d"), "The rolling period over which it is promised.")
            .or("30d")
            .example("28d");

    static final Shape SHAPE = Shape.of(
                    "slo",
                    "A service level objective. Alerts come from how fast its error budget burns, over four pairs of windows.",
                    NAME,
                    INDICATOR,
                    OBJECTIVE,
                    WINDOW)
            .checkedBy(SloSection::check);

    private SloSection() {}

    static Slo spec(Fields slo) {
        return new Slo(slo.get(NAME), slo.get(INDICATOR), slo.get(OBJECTIVE), slo.get(WINDOW));
    }

    /** An objective so low that a burn rate would need more failures than probes promises alerts that never come. */
    private static void check(Fields fields, Findings findings) {
        Ratio objective = fields.written(OBJECTIVE);
        if (objective == null || fields.isBroken(WINDOW)) {
            return;
        }
        Slo slo = new Slo("", new Indicator.Availability(), objective, fields.get(WINDOW));
        String silent = BurnPolicy.rulesFor(slo).stream()
                .filter(rule -> !rule.canFire(slo))
                .map(BurnRule::name)
                .collect(Collectors.joining(", "));
        if (!silent.isEmpty()) {
            findings.error(
                    fields.placeOf(OBJECTIVE),
                    fields.trailOf(OBJECTIVE),
                    "is so low that its alerts can never fire: " + silent,
                    "expected a higher objective or a shorter window");
        }
    }

    private static Scalar<Indicator> indicator() {
        Pattern latency = Pattern.compile("latency\\s*<\\s*(\\S+)");
        return Scalar.of(
                "indicator",
                "availability, or latency < and a duration",
                Facets.matching("^(availability|latency\\s*<\\s*" + Durations.PATTERN + ")$"),
                text -> {
                    if (text.equals("availability")) {
                        return Parsed.good(new Indicator.Availability());
                    }
                    Matcher parts = latency.matcher(text);
                    Duration threshold = parts.matches() ? Durations.parse(parts.group(1)) : null;
                    return threshold == null || !threshold.isPositive()
                            ? Parsed.bad(NearMatch.of(text, WORDS) == null ? "" : "did you mean \"availability\"?")
                            : Parsed.good(new Indicator.Latency(threshold));
                });
    }

    private static Scalar<Ratio> objective() {
        Pattern percent = Pattern.compile("(\\d{1,2}(?:\\.\\d{1,6})?)\\s*%");
        return Scalar.of(
                "percentage",
                "a percentage between 0% and 100% such as 99.9%, with at most six decimals",
                Facets.matching("^(?!0{1,2}(\\.0*)?\\s*%)\\d{1,2}(\\.\\d{1,6})?\\s*%$"),
                text -> {
                    Matcher parts = percent.matcher(text);
                    if (!parts.matches()) {
                        return Parsed.bad();
                    }
                    Ratio ratio = Ratio.of(new BigDecimal(parts.group(1)).movePointLeft(2));
                    return ratio.numerator() == 0 ? Parsed.bad() : Parsed.good(ratio);
                });
    }
}
