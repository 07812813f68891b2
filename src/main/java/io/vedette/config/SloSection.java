package io.vedette.config;

import io.vedette.config.shape.Durations;
import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.ListOf;
import io.vedette.config.shape.MapOf;
import io.vedette.config.shape.Name;
import io.vedette.config.shape.Scalars;
import io.vedette.config.shape.Shape;
import io.vedette.slo.Budgeting;
import io.vedette.slo.BurnRule;
import io.vedette.slo.Indicator;
import io.vedette.slo.Period;
import io.vedette.slo.Ratio;
import io.vedette.slo.Scope;
import io.vedette.slo.Scope.Combining;
import io.vedette.slo.Slo;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An entry of {@code slos}: an objective that services share. */
final class SloSection {
    private static final Key<String> NAME = Key.of("name", new Name("slo"), "What services and alerts call it.")
            .required()
            .example("availability");
    static final Key<Indicator> INDICATOR = Key.of(
                    "indicator",
                    SloScalars.indicator(),
                    "What makes a probe good: `availability` is being up; `latency < 500ms` is being up and at most that slow, and `dns`, `connect`, `tls`, "
                            + "`wait`, `ttfb` (to the answer's first byte) and `transfer` in place of `latency` are parts of it; `freshness < 26h` is a last "
                            + "success no older than that, looked at once a slot.")
            .required()
            .example("latency < 500ms");
    static final Key<Ratio> OBJECTIVE = Key.of(
                    "objective",
                    SloScalars.percentage(),
                    "The share of good probes promised. What is missing to 100% is the error budget.")
            .required()
            .example("99.9%");
    private static final Key<Period> WINDOW = Key.of(
                    "window",
                    SloScalars.period(),
                    "The period over which it is promised: the days that end now, 7d to 90d, or `calendar week`, `calendar month` or `calendar quarter`, "
                            + "whose budget is whole again when the next one begins.")
            .or("30d")
            .example("calendar month");
    private static final Key<ZoneId> TIME_ZONE = Key.of(
                    "time_zone", SloScalars.zone(), "Whose midnight begins a calendar window.")
            .or("UTC")
            .example("Europe/Berlin");
    private static final Key<Boolean> BUDGETING = Key.of(
                    "budgeting",
                    Scalars.oneOf(words("occurrences", false, "timeslices", true)),
                    "In what the budget is counted: in probes (`occurrences`), or in slices of time that are good or bad as a whole (`timeslices`).")
            .or("occurrences");
    private static final Key<Duration> SLICE = Key.of(
                    "slice", Durations.between("1m", "1h"), "How long a slice of time is, for `timeslices`.")
            .or("1m");
    private static final Key<Ratio> SLICE_TARGET = Key.of(
                    "slice_target",
                    SloScalars.percentage(),
                    "The share of good probes from which on a slice of time is good, for `timeslices`.")
            .or("99%");
    private static final Key<List<String>> ENDPOINTS = Key.of(
                    "endpoints",
                    ListOf.any(Scalars.line()),
                    "The endpoints that it is about, by name, with `*` for any letters; all of them where none is named.")
            .example("[api, web-*]");
    private static final Key<Map<String, Integer>> WEIGHTS = Key.of(
                    "weights",
                    new MapOf<>(
                            new MapOf.Keys("endpoint", "the name of an endpoint", "^.+$", name -> !name.isBlank()),
                            Scalars.integer(1, 1000)),
                    "How many probes each probe of an endpoint counts as; one where nothing is said.")
            .example("{ api: 3 }");
    private static final Key<Combining> COMBINE = Key.of(
                    "combine",
                    Scalars.oneOf(words("total", Combining.TOTAL, "worst", Combining.WORST)),
                    "How endpoints come together: all probes in one count (`total`), or each endpoint with a budget of its own, of which the worst decides "
                            + "(`worst`).")
            .or("total");
    static final Key<List<Fields>> ALERTING = Key.of(
            "alerting",
            ListOf.any(PolicySection.SHAPE),
            "The rules that judge how fast the budget burns, in place of the usual four: 2% of it in 1h or 5% in 6h is critical, 10% in 1d or in 3d a warning.");

    static final Shape SHAPE = Shape.of(
                    "slo",
                    "A service level objective. Alerts come from how fast its error budget burns, over pairs of windows.",
                    NAME,
                    INDICATOR,
                    OBJECTIVE,
                    WINDOW,
                    TIME_ZONE,
                    BUDGETING,
                    SLICE,
                    SLICE_TARGET,
                    ENDPOINTS,
                    WEIGHTS,
                    COMBINE,
                    ALERTING)
            .knowing(Rivals.SLO)
            .checkedBy(SloSection::check);

    private static final List<Key<?>> SHAPE_KEYS = SHAPE.keys();

    private SloSection() {}

    private static <T> Map<String, T> words(String first, T one, String second, T other) {
        var words = new LinkedHashMap<String, T>();
        words.put(first, one);
        words.put(second, other);
        return words;
    }

    static Slo spec(Fields slo) {
        return new Slo(
                slo.get(NAME),
                slo.get(INDICATOR),
                slo.get(OBJECTIVE),
                period(slo),
                slo.get(BUDGETING)
                        ? new Budgeting.TimeSlices(slo.get(SLICE), slo.get(SLICE_TARGET))
                        : Budgeting.OCCURRENCES,
                new Scope(slo.find(ENDPOINTS, List.of()), slo.find(WEIGHTS, Map.of()), slo.get(COMBINE)),
                policy(slo));
    }

    static List<BurnRule> policy(Fields slo) {
        return slo.find(ALERTING, List.of()).stream().map(PolicySection::rule).toList();
    }

    private static Period period(Fields slo) {
        return switch (slo.get(WINDOW)) {
            case Period.Rolling rolling -> rolling;
            case Period.Calendar(Period.Unit unit, ZoneId _) ->
                new Period.Calendar(unit, slo.find(TIME_ZONE, ZoneOffset.UTC));
        };
    }

    private static void check(Fields fields, Findings findings) {
        if (SHAPE_KEYS.stream().anyMatch(fields::isBroken)
                || !fields.has(NAME)
                || !fields.has(OBJECTIVE)
                || !fields.has(INDICATOR)) {
            return;
        }
        if (fields.has(TIME_ZONE) && !(fields.get(WINDOW) instanceof Period.Calendar)) {
            means(
                    fields,
                    TIME_ZONE,
                    "a window that begins at no midnight",
                    "expected window: calendar month, or no time_zone",
                    findings);
        }
        boolean sliced = fields.get(BUDGETING);
        for (Key<?> key : List.of(SLICE, SLICE_TARGET)) {
            if (fields.has(key) && !sliced) {
                means(fields, key, "occurrences", "expected budgeting: timeslices, or no " + key.name(), findings);
            }
        }
        if (fields.find(ALERTING, List.of()).stream().allMatch(PolicySection::isWhole)) {
            new SloChecks(fields, spec(fields), findings).check();
        }
    }

    private static void means(Fields fields, Key<?> key, String nothingFor, String expected, Findings findings) {
        findings.error(fields.placeOf(key), fields.trailOf(key), "means nothing for " + nothingFor, expected);
    }
}
