package io.vedette.slo;

import io.vedette.sample.Outcome;
import io.vedette.sample.Sample;
import io.vedette.window.Counts;
import io.vedette.window.Mark;
import io.vedette.window.OpenSlots;
import io.vedette.window.OutcomeLog;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/**
 * One objective of one service: exact counts per slot, its rules, its budget. Belongs to the event loop of its service.
 */
public final class SloJudge {
    private static final Duration BUDGET_SLOT = Duration.ofHours(1);

    private final Slo slo;
    private final long limitMicros;
    private final OpenSlots slots;
    private final Duration slot;
    private final double samplesPerSecond;
    private final List<Duration> windows;
    private final List<RuleJudge> rules;
    private final OutcomeLog log;
    private final OutcomeLog budget;

    private final int[] good;
    private final int[] bad;
    private final int[] invalid;
    private long newest = Long.MIN_VALUE;
    private long budgetSlot = Long.MIN_VALUE;
    private int budgetGood;
    private int budgetBad;
    private int budgetInvalid;
    private long goodEver;
    private long badEver;
    private long invalidEver;

    /**
     * @param slots the open slots of the service, shared by all its objectives
     * @param slot how long each is
     * @param samplesPerSecond how many samples of the service are due
     */
    public SloJudge(Slo slo, OpenSlots slots, Duration slot, double samplesPerSecond) {
        this.slo = slo;
        this.slots = slots;
        this.slot = slot;
        this.samplesPerSecond = samplesPerSecond;
        this.limitMicros = switch (slo.indicator()) {
            case Indicator.Availability() -> Long.MAX_VALUE;
            case Indicator.Latency(Duration threshold) -> threshold.dividedBy(Duration.of(1, ChronoUnit.MICROS));
        };
        List<BurnRule> policy = BurnPolicy.rulesFor(slo);
        this.windows = policy.stream()
                .flatMap(rule -> Stream.of(rule.shortWindow(), rule.longWindow()))
                .distinct()
                .sorted()
                .toList();
        this.rules = policy.stream().map(this::judge).toList();
        this.log = new OutcomeLog(
                windows.stream().mapToLong(window -> window.dividedBy(slot)).toArray());
        this.budget = new OutcomeLog(slo.window().dividedBy(BUDGET_SLOT));
        this.good = new int[slots.size()];
        this.bad = new int[slots.size()];
        this.invalid = new int[slots.size()];
    }

    public Slo slo() {
        return slo;
    }

    public List<RuleJudge> rules() {
        return rules;
    }

    /** How {@code rule} stands as of the last closed slot. */
    public Burning burning(RuleJudge rule) {
        return rule.burning(log);
    }

    /** The bare arithmetic of {@code rule} as of the last closed slot. */
    public boolean over(RuleJudge rule) {
        return rule.over(log);
    }

    /** Counts a scheduled sample in the slot of its due time. */
    public void record(Sample sample, long itsSlot) {
        count(mark(sample), itsSlot);
    }

    /** Counts one sample of {@code mark} in a slot, open or closed already. */
    public void count(Mark mark, long itsSlot) {
        if (!slots.isOpen(itsSlot)) {
            countLate(mark, itsSlot);
            return;
        }
        int place = slots.place(itsSlot);
        switch (mark) {
            case GOOD -> {
                good[place]++;
                goodEver++;
            }
            case BAD -> {
                bad[place]++;
                badEver++;
            }
            case INVALID -> {
                invalid[place]++;
                invalidEver++;
            }
        }
    }

    private void countLate(Mark mark, long closedSlot) {
        int goodOnes = mark == Mark.GOOD ? 1 : 0;
        int badOnes = mark == Mark.BAD ? 1 : 0;
        int invalidOnes = mark == Mark.INVALID ? 1 : 0;
        if (closedSlot > newest) {
            return; // before the first slot that was ever closed, or not opened yet: nobody counts it
        }
        goodEver += goodOnes;
        badEver += badOnes;
        invalidEver += invalidOnes;
        log.amend(closedSlot, goodOnes, badOnes, invalidOnes);
        long hour = hourOf(closedSlot);
        if (hour == budgetSlot) {
            budgetGood += goodOnes;
            budgetBad += badOnes;
            budgetInvalid += invalidOnes;
        } else {
            budget.amend(hour, goodOnes, badOnes, invalidOnes);
        }
    }

    private long hourOf(long itsSlot) {
        return Math.floorDiv(itsSlot * slot.toSeconds(), BUDGET_SLOT.toSeconds());
    }

    /** What a sample is to this objective. Our own lateness neither makes a target slow nor hides that it is: what it decides is not measured. */
    Mark mark(Sample sample) {
        return switch (sample.outcome()) {
            case Outcome.Down _ -> Mark.BAD;
            case Outcome.Unknown _ -> Mark.INVALID;
            case Outcome.Up up -> {
                long latency = up.phases().total();
                if (latency > limitMicros) {
                    yield Mark.BAD;
                }
                boolean inTime = limitMicros == Long.MAX_VALUE
                        || latency + sample.lateness().toNanos() / 1000 <= limitMicros;
                yield inTime ? Mark.GOOD : Mark.INVALID;
            }
        };
    }

    /** Closes {@code openSlot}, the oldest open one. */
    public void close(long openSlot) {
        int place = slots.place(openSlot);
        log.close(openSlot, good[place], bad[place], invalid[place]);
        newest = openSlot;
        charge(openSlot, place);
        good[place] = 0;
        bad[place] = 0;
        invalid[place] = 0;
    }

    /** The counts over one of {@link #windows}, as of the last closed slot. */
    public Counts counts(Duration window) {
        return log.counts(windows.indexOf(window));
    }

    /** The windows that the rules look at, shortest first. */
    public List<Duration> windows() {
        return windows;
    }

    /** How fast {@code counts} spend the budget: 1 spends it exactly over the objective's window. For people only. */
    public double rate(Counts counts) {
        return (double) counts.bad() / counts.valid() / slo.budget().approximately();
    }

    /** The counts over the objective's own window, the running hour included. */
    public Counts period() {
        return new Counts(budget.good(0) + budgetGood, budget.bad(0) + budgetBad, budget.invalid(0) + budgetInvalid);
    }

    /** All that was ever counted, open slots included. */
    public Counts ever() {
        return new Counts(goodEver, badEver, invalidEver);
    }

    /** How many bad samples were ever counted. */
    public long badEver() {
        return badEver;
    }

    /** The share of the whole budget that {@code bad} samples are: of all samples due in the objective's window. */
    public double budgetShare(long bad) {
        double expected = samplesPerSecond * slo.window().toSeconds();
        return bad / (expected * slo.budget().approximately());
    }

    /** What is left of the budget: 1 untouched, 0 spent, negative overspent; of all samples due in the objective's window. */
    public double budgetRemaining() {
        return 1 - budgetShare(period().bad());
    }

    private void charge(long openSlot, int place) {
        long hour = hourOf(openSlot);
        if (hour != budgetSlot) {
            if (budgetSlot != Long.MIN_VALUE) {
                budget.close(budgetSlot, budgetGood, budgetBad, budgetInvalid);
            }
            budgetSlot = hour;
            budgetGood = 0;
            budgetBad = 0;
            budgetInvalid = 0;
        }
        budgetGood += good[place];
        budgetBad += bad[place];
        budgetInvalid += invalid[place];
    }

    private RuleJudge judge(BurnRule rule) {
        long samplesInLong = Math.round(samplesPerSecond * rule.longWindow().toSeconds());
        return new RuleJudge(
                rule, slo, windows.indexOf(rule.longWindow()), windows.indexOf(rule.shortWindow()), samplesInLong);
    }
}
