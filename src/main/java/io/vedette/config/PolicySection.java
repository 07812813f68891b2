package io.vedette.config;

import io.vedette.config.shape.Durations;
import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.Scalars;
import io.vedette.config.shape.Shape;
import io.vedette.slo.BurnRule;
import io.vedette.slo.BurnRule.Urgency;
import io.vedette.slo.Ratio;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An entry of an objective's {@code alerting}: one rule on how fast its budget burns. */
final class PolicySection {
    private static final Key<Duration> LONG = Key.of(
                    "long", Durations.between("5m", "7d"), "The window that makes it significant; whole minutes.")
            .required()
            .example("1h");
    private static final Key<Duration> SHORT = Key.of(
                    "short",
                    Durations.between("1m", "7d"),
                    "The window that ends it soon after the errors do, and for whose length it must be under to end; whole minutes.")
            .orElse("a twelfth of `long`")
            .example("5m");
    private static final Key<Ratio> FACTOR = Key.of(
                    "factor",
                    SloScalars.factor(),
                    "The burn rate that both windows must exceed: 1 spends the budget exactly over the objective's window.")
            .required()
            .example("14.4");
    private static final Key<Urgency> SEVERITY = Key.of(
                    "severity", Scalars.oneOf(severities()), "Who must look: a person now, or somebody within days.")
            .required()
            .example("critical");
    private static final Key<String> NAME = Key.of(
                    "name",
                    Scalars.matching("name", "a name of letters, digits, - and _", "^[A-Za-z0-9_-]{1,60}$"),
                    "What explanations call it.")
            .orElse("its severity and its long window, such as `critical-1h`")
            .example("page-fast");

    static final Shape SHAPE = Shape.of(
                    "alerting rule",
                    "Over while both windows burn faster than the factor.",
                    NAME,
                    LONG,
                    SHORT,
                    FACTOR,
                    SEVERITY)
            .checkedBy(PolicySection::check);

    private PolicySection() {}

    private static Map<String, Urgency> severities() {
        var words = new LinkedHashMap<String, Urgency>();
        words.put("critical", Urgency.PAGE);
        words.put("warning", Urgency.TICKET);
        return words;
    }

    /** Whether there is nothing wrong that would keep {@link #rule} from being read. */
    static boolean isWhole(Fields rule) {
        boolean complete = rule.has(LONG) && rule.has(FACTOR) && rule.has(SEVERITY);
        return complete && SHAPE.keys().stream().noneMatch(rule::isBroken);
    }

    static BurnRule rule(Fields rule) {
        Duration longOne = rule.get(LONG);
        String severity = rule.get(SEVERITY) == Urgency.PAGE ? "critical" : "warning";
        return new BurnRule(
                rule.find(NAME, severity + "-" + Durations.words(longOne)),
                rule.get(SEVERITY),
                longOne,
                shortOne(rule),
                rule.get(FACTOR));
    }

    /** Cut to whole minutes, of which every slot is a part. */
    private static Duration shortOne(Fields rule) {
        Duration written = rule.written(SHORT);
        return written == null ? Duration.ofMinutes(Math.max(rule.get(LONG).toMinutes() / 12, 1)) : written;
    }

    private static void check(Fields rule, Findings findings) {
        Duration longOne = rule.written(LONG);
        Duration shortOne = rule.written(SHORT);
        if (longOne != null && shortOne != null && shortOne.compareTo(longOne) >= 0) {
            findings.error(
                    rule.placeOf(SHORT),
                    rule.trailOf(SHORT),
                    Durations.words(shortOne) + " is not shorter than long",
                    "expected less than " + Durations.words(longOne) + ", a twelfth of it is usual");
        }
        for (Key<Duration> window : List.of(LONG, SHORT)) {
            Duration length = rule.written(window);
            if (length != null && length.toSeconds() % 60 != 0) {
                findings.error(
                        rule.placeOf(window),
                        rule.trailOf(window),
                        Durations.words(length) + " is not in whole minutes",
                        "expected a duration such as 5m or 1h");
            }
        }
    }
}
