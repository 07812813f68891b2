package io.vedette.slo;

import io.vedette.window.Counts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What an objective comes to where it is sampled at some density: its rules as thresholds, its windows in units of what is counted. Immutable; thousands of
 * services share a handful.
 */
public final class SloTerms {
    private static final Map<Case, SloTerms> KNOWN = new ConcurrentHashMap<>();

    private final Slo slo;
    private final Sampling sampling;
    private final Ratio budget;
    private final Duration unit;
    private final List<Duration> windows;
    private final long[] windowUnits;
    private final long[] periodHours;
    private final List<RuleJudge> rules;
    private final Marking marking;
    private final String noun;
    private final Wording wording;

    private SloTerms(Case known) {
        slo = known.slo;
        sampling = known.sampling;
        budget = slo.budget();
        unit = slo.budgeting() instanceof Budgeting.TimeSlices(Duration slice, Ratio _) ? slice : sampling.slot();
        windows = slo.rules().stream()
                .flatMap(rule -> Stream.of(rule.shortWindow(), rule.longWindow()))
                .distinct()
                .sorted()
                .toList();
        windowUnits =
                windows.stream().mapToLong(window -> window.dividedBy(unit)).toArray();
        periodHours = new long[] {slo.window().toHours()};
        rules = slo.rules().stream().map(this::judge).toList();
        marking = new Marking(slo.indicator());
        noun = noun(slo);
        wording = Wording.of(slo);
    }

    public static SloTerms of(Slo slo, Sampling sampling) {
        return KNOWN.computeIfAbsent(new Case(slo, sampling), SloTerms::new);
    }

    private RuleJudge judge(BurnRule rule) {
        long samplesInLong =
                Math.round(sampling.unweighted() * rule.longWindow().toSeconds());
        return new RuleJudge(
                rule,
                slo,
                windows.indexOf(rule.longWindow()),
                windows.indexOf(rule.shortWindow()),
                samplesInLong,
                sampling.heaviest());
    }

    public Slo slo() {
        return slo;
    }

    /** The rules, the most urgent first. */
    public List<RuleJudge> rules() {
        return rules;
    }

    /** The windows that the rules look at, shortest first. */
    public List<Duration> windows() {
        return windows;
    }

    public Sampling sampling() {
        return sampling;
    }

    Marking marking() {
        return marking;
    }

    Duration slot() {
        return sampling.slot();
    }

    /** What the log counts in: a slot, or a slice of time. */
    Duration unit() {
        return unit;
    }

    /** The windows in units, the same array for every log over them. */
    long[] windowUnits() {
        return windowUnits;
    }

    /** How fast {@code counts} spend the budget: 1 spends it exactly over the objective's window. For people only. */
    public double rate(Counts counts) {
        return (double) counts.bad() / counts.valid() / budget.approximately();
    }

    /** The bad share allowed. */
    Ratio budget() {
        return budget;
    }

    /** What is counted, in the plural. */
    String noun() {
        return noun;
    }

    /** What is promised, as people read it. */
    public Wording wording() {
        return wording;
    }

    private static String noun(Slo slo) {
        if (slo.budgeting() instanceof Budgeting.TimeSlices(Duration slice, Ratio _)) {
            return "slices of " + Lengths.words(slice);
        }
        return slo.indicator() instanceof Indicator.Freshness ? "looks" : "probes";
    }

    /** The period in hours, as the only window of a log that counts by the hour; the same array for all of them. */
    long[] periodHours() {
        return periodHours;
    }

    /** How many samples are due in {@code time}. */
    double expected(Duration time) {
        return sampling.perSecond() * time.toSeconds();
    }

    private record Case(Slo slo, Sampling sampling) {}
}
