package io.vedette.slo;

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
    private final Duration unit;
    private final List<Duration> windows;
    private final long[] windowUnits;
    private final List<RuleJudge> rules;
    private final Marking marking;

    private SloTerms(Case known) {
        slo = known.slo;
        sampling = known.sampling;
        unit = slo.budgeting() instanceof Budgeting.TimeSlices(Duration slice, Ratio _) ? slice : sampling.slot();
        windows = slo.rules().stream()
                .flatMap(rule -> Stream.of(rule.shortWindow(), rule.longWindow()))
                .distinct()
                .sorted()
                .toList();
        windowUnits =
                windows.stream().mapToLong(window -> window.dividedBy(unit)).toArray();
        rules = slo.rules().stream().map(this::judge).toList();
        marking = new Marking(slo.indicator());
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

    /** How many samples are due in {@code time}. */
    double expected(Duration time) {
        return sampling.perSecond() * time.toSeconds();
    }

    private record Case(Slo slo, Sampling sampling) {}
}
