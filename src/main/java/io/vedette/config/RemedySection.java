package io.vedette.config;

import io.vedette.alert.Matcher;
import io.vedette.config.action.ActionKinds;
import io.vedette.config.shape.Durations;
import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.ListOf;
import io.vedette.config.shape.Name;
import io.vedette.config.shape.Rule;
import io.vedette.config.shape.Scalars;
import io.vedette.config.shape.Shape;
import io.vedette.deployment.Mode;
import io.vedette.deployment.WatchPlan;
import io.vedette.monitor.RemedyPlan;
import io.vedette.rollback.RollbackSpec;
import io.vedette.rollback.RollbackSpec.Limit;
import io.vedette.rollback.Templates;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An entry of {@code remedies}: what is asked for when an alert fires, and what holds that back. */
final class RemedySection {
    private static final Key<String> NAME = Key.of(
                    "name", new Name("remedy"), "What people, events and metrics call it.")
            .required()
            .example("failover");
    private static final Key<Map<String, String>> MATCH = Key.of(
                    "match",
                    LabelNames.matched(),
                    "Labels of the alerts that ask for it: `alertname`, `service`, `endpoint`, `slo`, `severity` and your own.")
            .example("{ alertname: EndpointDown, service: payments-db }");
    private static final Key<List<List<Matcher>>> MATCHERS = Key.of(
                    "matchers",
                    ListOf.any(Matching.text()),
                    "The same with `=`, `!=`, `=~` and `!~`; all of them must match.")
            .example("['alertname=\"EndpointDown\"', 'service=~\"payments-.*\"']");
    private static final Key<Mode> MODE = Key.of(
                    "mode",
                    Scalars.oneOf(ServiceSection.modes()),
                    "What may be done without a person: `observe` only says what it would have asked for; `approve` waits for a person; `automatic` asks at once.")
            .or(Mode.OBSERVE.label())
            .example("automatic");
    private static final Key<Duration> COOLDOWN = Key.of(
                    "cooldown", Durations.between("0s", "30d"), "The least time between two requests for one service.")
            .or(Durations.words(RollbackSpec.DEFAULT_COOLDOWN))
            .example("1h");
    private static final Key<Limit> LIMIT = Key.of(
                    "limit", RollbackSection.limit(), "How many requests for one service in how long, at most.")
            .or("3 per 24h")
            .example("2 per 24h");
    private static final Key<Duration> VERIFY = Key.of(
                    "verify",
                    Durations.between("1m", "6h"),
                    "How long it has to help, from when it was accepted; then people are paged.")
            .or(Durations.words(WatchPlan.DEFAULT.verify()))
            .example("5m");

    static final Shape SHAPE = Shape.of(
                    "remedy",
                    "What is asked for when an alert fires, once an episode.",
                    Stream.of(
                                    List.of(NAME, MATCH, MATCHERS),
                                    ActionKinds.remedies(),
                                    List.of(MODE, COOLDOWN, LIMIT, VERIFY))
                            .flatMap(List::stream)
                            .toArray(Key<?>[]::new))
            .with(new Rule.ExactlyOneOf(ActionKinds.remedies()))
            .checkedBy(RemedySection::check);

    private RemedySection() {}

    static RollbackSpec spec(Fields remedy) {
        return new RollbackSpec(
                remedy.get(NAME), ActionKinds.spec(remedy), false, remedy.get(COOLDOWN), remedy.get(LIMIT));
    }

    static RemedyPlan plan(Fields remedy) {
        return new RemedyPlan(remedy.get(NAME), matchers(remedy).toList(), remedy.get(MODE), remedy.get(VERIFY));
    }

    private static Stream<Matcher> matchers(Fields remedy) {
        return Stream.concat(
                Matching.of(remedy.find(MATCH, Map.of())).stream(), Matching.of(remedy, MATCHERS).stream());
    }

    private static void check(Fields remedy, Findings findings) {
        Matching.check(matchers(remedy), remedy, MATCH, findings);
        if (!remedy.isBroken(MATCH)
                && !remedy.isBroken(MATCHERS)
                && matchers(remedy).findAny().isEmpty()) {
            findings.error(
                    remedy.place(),
                    remedy.trail(),
                    "would be asked for by every alert",
                    "expected match or matchers that say by which");
        }
    }

    /** Remedies and rollbacks are asked for by name. */
    static void check(List<Fields> remedies, List<Fields> rollbacks, Findings findings) {
        Set<String> taken = rollbacks.stream().map(RollbackSection::name).collect(Collectors.toSet());
        for (Fields remedy : remedies) {
            String name = remedy.written(NAME);
            if (name != null && taken.contains(name)) {
                findings.error(
                        remedy.placeOf(NAME), remedy.trailOf(NAME), "is the name of a rollback", "expected another");
            }
        }
    }

    /** What an order of this kind never has would withhold it when it is needed. */
    static void checkValues(Fields action, RollbackSpec spec, boolean remedy, Findings findings) {
        spec.action().templates().stream()
                .flatMap(template -> Templates.foreign(template, remedy).stream())
                .findFirst()
                .ifPresent(name -> findings.error(
                        action.place(),
                        action.trail(),
                        "speaks of " + name + ", which a " + (remedy ? "remedy" : "rollback") + " does not have",
                        "expected names of " + (remedy ? "its alert" : "its deployment") + ", or reason"));
    }
}
