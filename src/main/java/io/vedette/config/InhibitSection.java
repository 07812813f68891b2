package io.vedette.config;

import io.vedette.alert.InhibitRule;
import io.vedette.alert.Matcher;
import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.ListOf;
import io.vedette.config.shape.Shape;
import java.util.List;
import java.util.Map;

/** An entry of {@code inhibit_rules}: which alerts are not told while another fires. */
final class InhibitSection {
    private static final Key<List<List<Matcher>>> SOURCE = Key.of(
                    "source_matchers", ListOf.atLeastOne(Matching.text()), "What the alert that says more must be.")
            .required()
            .example("['alertname=\"EndpointDown\"']");
    private static final Key<List<List<Matcher>>> TARGET = Key.of(
                    "target_matchers",
                    ListOf.atLeastOne(Matching.text()),
                    "What is not told while it fires; its end still is.")
            .required()
            .example("['severity=\"warning\"']");
    private static final Key<List<String>> EQUAL = Key.of(
                    "equal",
                    ListOf.any(LabelNames.name()),
                    "Labels that must have the same value in both; a missing one is empty.")
            .example("[service]");

    static final Shape SHAPE = Shape.of(
                    "inhibit rule", "What is not told while something else fires.", SOURCE, TARGET, EQUAL)
            .knowing(Map.of(
                    "source_match", "source_matchers",
                    "source_match_re", "here it is source_matchers, such as ['severity=~\"critical|warning\"']",
                    "target_match", "target_matchers",
                    "target_match_re", "here it is target_matchers, such as ['severity=~\"critical|warning\"']"))
            .checkedBy(InhibitSection::check);

    private InhibitSection() {}

    static InhibitRule spec(Fields rule) {
        return new InhibitRule(Matching.of(rule, SOURCE), Matching.of(rule, TARGET), rule.find(EQUAL, List.of()));
    }

    private static void check(Fields rule, Findings findings) {
        List.of(SOURCE, TARGET).forEach(key -> Matching.check(Matching.of(rule, key).stream(), rule, key, findings));
    }
}
