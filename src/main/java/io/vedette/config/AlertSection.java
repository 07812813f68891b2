package io.vedette.config;

import io.vedette.alert.AlertRule;
import io.vedette.alert.Severity;
import io.vedette.config.document.Place;
import io.vedette.config.rule.Call;
import io.vedette.config.rule.CelExpression;
import io.vedette.config.shape.Durations;
import io.vedette.config.shape.Facets;
import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.ListOf;
import io.vedette.config.shape.Parsed;
import io.vedette.config.shape.Scalar;
import io.vedette.config.shape.Scalars;
import io.vedette.config.shape.Shape;
import io.vedette.monitor.OwnRule;
import io.vedette.slo.Scope;
import io.vedette.slo.Scope.Combining;
import io.vedette.slo.Slo;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An entry of a service's {@code alerts}: a rule of the user's own. */
final class AlertSection {
    private static final List<String> TAKEN =
            List.of("EndpointDown", "ServiceDown", "EndpointDegraded", "ErrorBudgetBurn", "NoData", "RollbackFailed");

    private static final Key<String> NAME = Key.of(
                    "name",
                    Scalars.matching(
                            "name",
                            "a name of letters, digits and _ such as SlowCheckout",
                            "^[A-Za-z][A-Za-z0-9_]{0,59}$"),
                    "What its alerts are called: their `alertname`.")
            .required()
            .example("SlowCheckout");
    private static final Key<CelExpression> WHEN = Key.of(
                    "when",
                    expression(),
                    "An expression of the Common Expression Language, true when somebody should know. Over a window such as '10m' it knows `ratio_bad`, "
                            + "`unknown`, `count`, `p50`, `p95`, `p99`; of an objective `burn('availability', '1h')` and `budget_remaining('availability')`; "
                            + "and `up` and `labels`. Windows are whole minutes from 1m to 3d, 1h at most for latencies, and for `burn` those of the objective's rules.")
            .required()
            .example("p95('10m') > duration('800ms') && count('10m') >= 50");
    private static final Key<Duration> FOR = Key.of(
                    "for", Durations.between("0s", "1d"), "How long it must be so before anybody is told.")
            .or("0s")
            .example("5m");
    private static final Key<Duration> KEEP_FIRING = Key.of(
                    "keep_firing",
                    Durations.between("0s", "1d"),
                    "How long it must not be so before the alert is over.")
            .or("5m");
    private static final Key<Severity> SEVERITY = Key.of(
                    "severity", Scalars.oneOf(severities()), "How soon somebody must look.")
            .or("warning");
    private static final Key<String> SUMMARY = Key.of(
                    "summary", Scalars.line(), "What is wrong, in one line; the service's name stands before it.")
            .orElse("the rule's name")
            .example("checkout answers slowly");

    static final Shape SHAPE = Shape.of(
            "alert",
            "A rule of your own, asked each time a slot of probes is over.",
            NAME,
            WHEN,
            FOR,
            KEEP_FIRING,
            SEVERITY,
            SUMMARY);

    private static final Key<List<String>> SERVICES = Key.of(
                    "services",
                    ListOf.any(Scalars.line()),
                    "The services that have it, by name, with `*` for any letters; all of them where none is named.")
            .example("[checkout, web-*]");

    static final Shape SHARED = Shape.of(
            "shared alert",
            "A rule of your own that several services have.",
            NAME,
            WHEN,
            FOR,
            KEEP_FIRING,
            SEVERITY,
            SUMMARY,
            SERVICES);

    private AlertSection() {}

    /** Whether a shared one is about {@code service}. Names are matched as those of an objective's endpoints are. */
    static boolean isOf(Fields shared, String service) {
        return new Scope(shared.find(SERVICES, List.of()), Map.of(), Combining.TOTAL).covers(service);
    }

    private static Map<String, Severity> severities() {
        var words = new LinkedHashMap<String, Severity>();
        for (Severity severity : Severity.values()) {
            words.put(severity.label(), severity);
        }
        return words;
    }

    private static Scalar<CelExpression> expression() {
        return Scalar.of("expression", "a CEL expression that is true or false", Facets.TEXT, text -> {
            try {
                return Parsed.good(CelExpression.of(text));
            } catch (IllegalArgumentException unreadable) {
                return Parsed.bad("expected a CEL expression that is true or false: " + unreadable.getMessage());
            }
        });
    }

    static OwnRule rule(Fields alert) {
        String name = alert.get(NAME);
        return new OwnRule(
                name,
                alert.get(SEVERITY),
                alert.get(WHEN),
                alert.find(SUMMARY, name),
                new AlertRule(alert.get(FOR), alert.get(KEEP_FIRING)));
    }

    /** Names are told apart in one list. */
    static void check(Key<List<Fields>> key, Fields owner, Findings findings) {
        Map<String, Place> names = new HashMap<>();
        for (Fields alert : owner.find(key, List.of())) {
            if (!alert.has(NAME) || alert.isBroken(NAME)) {
                continue;
            }
            String name = alert.get(NAME);
            Place first = names.putIfAbsent(name, alert.placeOf(NAME));
            if (first != null) {
                findings.error(
                        alert.placeOf(NAME),
                        alert.trailOf(NAME),
                        "is the name of another alert of this service",
                        "expected a name of its own; the first is at " + first);
            } else if (TAKEN.contains(name)) {
                findings.error(
                        alert.placeOf(NAME),
                        alert.trailOf(NAME),
                        name + " is an alert of Vedette's own",
                        "expected another name");
            }
        }
    }

    /** What depends on the objectives that the service is held to. */
    static void checkObjectives(Fields alert, String service, List<Slo> slos, Findings findings) {
        for (Call call : alert.get(WHEN).objectives()) {
            Slo slo = slos.stream()
                    .filter(each -> each.name().equals(call.slo()))
                    .findFirst()
                    .orElse(null);
            if (slo == null) {
                findings.error(
                        alert.placeOf(WHEN),
                        alert.trailOf(WHEN),
                        call.text() + ": " + service + " is not held to \"" + call.slo() + "\"",
                        "expected one of its slos: "
                                + String.join(", ", slos.stream().map(Slo::name).toList()));
                continue;
            }
            List<Duration> windows = slo.rules().stream()
                    .flatMap(rule -> Stream.of(rule.shortWindow(), rule.longWindow()))
                    .distinct()
                    .sorted()
                    .toList();
            if (call.window().isPositive() && !windows.contains(call.window())) {
                findings.error(
                        alert.placeOf(WHEN),
                        alert.trailOf(WHEN),
                        call.text() + ": no rule of \"" + call.slo() + "\" has that window",
                        "expected one of "
                                + String.join(
                                        ", ",
                                        windows.stream().map(Durations::words).toList()));
            }
        }
    }
}
