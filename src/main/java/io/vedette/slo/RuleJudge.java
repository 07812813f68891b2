package io.vedette.slo;

import io.vedette.window.Counts;
import io.vedette.window.OutcomeLog;
import java.util.List;

/** One rule over one objective's windows: the bare arithmetic, and what of it is fit to alert on. Immutable. */
public final class RuleJudge {
    private final BurnRule rule;
    private final Ratio threshold;
    private final int longWindow;
    private final int shortWindow;
    private final long due;
    private final long significant;

    /**
     * @param longWindow the log's number for the rule's long window
     * @param shortWindow the log's number for the rule's short window
     * @param samplesInLong how many samples are due in the long window
     * @param heaviest the most that one sample weighs
     */
    RuleJudge(BurnRule rule, Slo slo, int longWindow, int shortWindow, long samplesInLong, int heaviest) {
        this.rule = rule;
        this.threshold = rule.threshold(slo);
        this.longWindow = longWindow;
        this.shortWindow = shortWindow;
        this.due = samplesInLong;
        this.significant = heaviest * Significance.leastSignificant(samplesInLong, slo.budget());
    }

    public BurnRule rule() {
        return rule;
    }

    /** How many bad samples in the long window chance alone hardly ever gives: fewer move no alert. */
    public long significant() {
        return significant;
    }

    /** How many samples are due in the long window. */
    public long due() {
        return due;
    }

    /** How many of {@code valid} samples may be bad before the rule's factor is exceeded. */
    public long tolerated(long valid) {
        return threshold.of(valid);
    }

    /** Whether both windows burn faster than the factor: strictly, crosswise, without a float. The short one, mostly clean, is asked first. */
    public boolean over(OutcomeLog log) {
        return exceeds(log, shortWindow) && exceeds(log, longWindow);
    }

    /** What an alert may make of it. */
    public Burning burning(OutcomeLog log) {
        return burning(log.counts(shortWindow), log.counts(longWindow));
    }

    private Burning burning(Counts inShort, Counts inLong) {
        if (!covered(inLong) || !covered(inShort)) {
            return Burning.NO_DATA;
        }
        if (!exceeds(inShort.bad(), inShort.valid()) || !exceeds(inLong.bad(), inLong.valid())) {
            return Burning.UNDER;
        }
        return inLong.bad() >= significant ? Burning.OVER : Burning.CHANCE;
    }

    /** The counts of its long window, of those of all windows. */
    Counts recent(List<Counts> windows) {
        return windows.get(longWindow);
    }

    /** How it stood when these were the counts of all windows. */
    Standing.OfRule standing(List<Counts> windows) {
        Counts inShort = windows.get(shortWindow);
        Counts inLong = windows.get(longWindow);
        return new Standing.OfRule(
                rule, burning(inShort, inLong), inShort, inLong, tolerated(inLong.valid()), significant);
    }

    private boolean exceeds(OutcomeLog log, int window) {
        long bad = log.bad(window);
        return bad > 0 && exceeds(bad, bad + log.good(window));
    }

    private boolean exceeds(long bad, long valid) {
        return threshold.exceededBy(bad, valid);
    }

    /** At least half of what was due was measured, and something was. */
    private static boolean covered(Counts counts) {
        return counts.valid() > 0 && counts.valid() >= counts.invalid();
    }
}
