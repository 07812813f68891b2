package io.vedette.slo;

import io.vedette.sample.Outcome;
import io.vedette.sample.Sample;
import io.vedette.target.Target;
import io.vedette.target.TargetId;
import io.vedette.window.Counts;
import io.vedette.window.Mark;
import io.vedette.window.OpenSlots;
import io.vedette.window.OutcomeLog;
import io.vedette.window.Packer;
import io.vedette.window.Unpacker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One objective of one service, or of one of its endpoints: exact counts per slot, its rules, its budget. Belongs to the event loop of its service.
 */
public final class SloJudge {
    private static final int VERSION = 1;

    private final SloTerms terms;
    private final @Nullable Map<TargetId, Integer> weights;
    private Tally tally;
    private final @Nullable Successes successes;

    /**
     * Of all samples, alike.
     *
     * @param slots the open slots of the service, shared by all its objectives
     * @param slot how long each is
     * @param samplesPerSecond how many samples of the service are due
     */
    public SloJudge(Slo slo, OpenSlots slots, Duration slot, double samplesPerSecond) {
        this(SloTerms.of(slo, new Sampling(slot, samplesPerSecond)), slots, null);
    }

    /** What {@code slo} means on these targets, whose slots are {@code slot} long. */
    public static SloJudge of(Slo slo, List<Target> targets, OpenSlots slots, Duration slot) {
        Map<Target, Integer> selected = slo.scope().select(targets);
        boolean alike =
                selected.size() == targets.size() && slo.scope().weights().isEmpty();
        boolean each = slo.scope().combining() == Scope.Combining.WORST; // then the service has other targets too
        boolean named = !alike || each || slo.indicator() instanceof Indicator.Freshness;
        Map<TargetId, Integer> weights = named
                ? selected.entrySet().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                entry -> entry.getKey().id(), Map.Entry::getValue))
                : null;
        return new SloJudge(SloTerms.of(slo, Sampling.of(slo, targets, slot)), slots, weights);
    }

    private SloJudge(SloTerms terms, OpenSlots slots, @Nullable Map<TargetId, Integer> weights) {
        this.terms = terms;
        this.weights = weights;
        this.tally = new Tally(terms, slots);
        this.successes = terms.slo().indicator() instanceof Indicator.Freshness(Duration age)
                ? new Successes(age, weights == null ? List.of() : List.copyOf(weights.keySet()), slots)
                : null;
    }

    public Slo slo() {
        return terms.slo();
    }

    public List<RuleJudge> rules() {
        return terms.rules();
    }

    /** How {@code rule} stands as of the last closed slot. */
    public Burning burning(RuleJudge rule) {
        return rule.burning(tally.log());
    }

    /** The bare arithmetic of {@code rule} as of the last closed slot. */
    public boolean over(RuleJudge rule) {
        return rule.over(tally.log());
    }

    /** Counts a scheduled sample in the slot of its due time, if it is one of this objective's. */
    public void record(Sample sample, long itsSlot) {
        int weight = weight(sample.target());
        if (weight == 0) {
            return;
        }
        if (successes != null) {
            successes.record(sample, itsSlot);
        } else {
            tally.count(terms.marking().of(sample), weight, itsSlot);
        }
    }

    /** A sample of a target that is worked on: on no side, and not even missing. A success still says how fresh the target is, a failure not that it is stale. */
    public void excused(Sample sample, long itsSlot) {
        if (successes == null || weight(sample.target()) == 0) {
            return;
        }
        if (sample.outcome() instanceof Outcome.Answered) {
            successes.record(sample, itsSlot);
        } else {
            successes.missed(sample.target(), sample.due().toEpochMilli());
        }
    }

    /** A sample that was counted in this slot was not measured, as is known by now. */
    public void revoke(Sample sample, long itsSlot) {
        int weight = weight(sample.target());
        if (weight == 0) {
            return;
        }
        if (successes != null) {
            successes.missed(sample.target(), sample.due().toEpochMilli());
        } else {
            tally.revoke(terms.marking().of(sample), weight, itsSlot);
        }
    }

    /** A sample of {@code target} that was due was not measured. */
    public void missed(TargetId target, Instant due, long itsSlot) {
        int weight = weight(target);
        if (weight == 0) {
            return;
        }
        if (successes != null) {
            successes.missed(target, due.toEpochMilli());
        } else {
            tally.count(Mark.INVALID, weight, itsSlot);
        }
    }

    private int weight(TargetId target) {
        return weights == null ? 1 : weights.getOrDefault(target, 0);
    }

    /** Counts one sample of {@code mark} in a slot, open or closed already. */
    public void count(Mark mark, long itsSlot) {
        tally.count(mark, 1, itsSlot);
    }

    /** Whether a slot was ever closed. */
    public boolean hasHistory() {
        return tally.newest() != OutcomeLog.NEVER;
    }

    /** Closes {@code slot}, the oldest open one. */
    public void close(long slot) {
        if (successes != null) {
            successes.close(slot, tally.open());
        }
        tally.close(slot);
    }

    /** Whether slots that are alike can be counted many at a time. */
    public boolean canRepeat() {
        return successes == null && tally.canRepeat();
    }

    /** Closes {@code count} slots more that each hold the good samples of the slot closed last, and no others: as dear as one. */
    public void repeat(int count) {
        tally.repeat(count);
    }

    /** Counts what was due before {@code slot} and after all that was closed as not measured: nobody was there to take it. */
    public void absent(long slot) {
        Duration gone = terms.slot().multipliedBy(Math.max(slot - tally.newest() - 1, 0));
        tally.absent(slot, Math.round(terms.expected(gone)));
    }

    /** The counts over one of {@link #windows}, as of the last closed slot. */
    public Counts counts(Duration window) {
        return tally.log().counts(terms.windows().indexOf(window));
    }

    OutcomeLog log() {
        return tally.log();
    }

    SloTerms terms() {
        return terms;
    }

    /** The windows that the rules look at, shortest first. */
    public List<Duration> windows() {
        return terms.windows();
    }

    /** How fast {@code counts} spend the budget: 1 spends it exactly over the objective's window. For people only. */
    public double rate(Counts counts) {
        return terms.rate(counts);
    }

    /** The counts over the objective's own period, the running hour included. */
    public Counts period() {
        return tally.spending().counts();
    }

    /** All that was ever counted, open slots included. */
    public Counts ever() {
        return tally.ever();
    }

    /** How many bad samples were ever counted. */
    public long badEver() {
        return tally.badEver();
    }

    /** How many samples may be bad in a period as long as the running one. */
    public double allowed() {
        return terms.expected(tally.spending().length()) * terms.budget().approximately();
    }

    /** The share of the whole budget that {@code bad} samples are: of all samples due in the objective's period. */
    public double budgetShare(long bad) {
        return bad == 0 ? 0 : bad / allowed();
    }

    /** The counts as of the last closed slot, for those who read later. */
    public Reading reading() {
        return new Reading(terms, tally.log().counts(), period(), allowed());
    }

    /** How the objective stands as of the last closed slot. */
    public Standing standing() {
        return reading().standing();
    }

    /** What is left of the budget: 1 untouched, 0 spent, negative overspent; of all samples due in the objective's period. */
    public double budgetRemaining() {
        return 1 - budgetShare(period().bad());
    }

    /** All that was counted, for {@link #decode}. */
    public byte[] encode() {
        var packer = new Packer(VERSION)
                .block(slo().revision().getBytes(StandardCharsets.UTF_8))
                .number(terms.slot().toSeconds());
        tally.pack(packer);
        if (successes != null) {
            successes.pack(packer);
        }
        return packer.bytes();
    }

    /** What was counted, for the same objective in slots of the same length; null when the bytes are of another revision or version, or damaged. */
    public static @Nullable SloJudge decode(
            byte[] bytes, Slo slo, List<Target> targets, OpenSlots slots, Duration slot) {
        SloJudge judge = of(slo, targets, slots, slot);
        return judge.takes(new Unpacker(VERSION, bytes)) ? judge : null;
    }

    /** Goes on with what was encoded of the same objective in slots of the same length; answers false when it was not. */
    public boolean take(byte[] bytes) {
        return takes(new Unpacker(VERSION, bytes));
    }

    private boolean takes(Unpacker unpacker) {
        boolean same = new String(unpacker.block(), StandardCharsets.UTF_8).equals(slo().revision());
        boolean alike = unpacker.number() == terms.slot().toSeconds();
        Tally known = tally.empty();
        if (!same || !alike || !known.unpack(unpacker)) {
            return false;
        }
        if (successes != null) {
            successes.unpack(unpacker);
        }
        if (unpacker.isWholeAndAtItsEnd()) {
            tally = known;
            return true;
        }
        return false;
    }

    /**
     * What {@code earlier} counted for the same objective goes on here, in other open slots and for other targets. Where slots have another length, the
     * period's counts go on, but the rules begin anew: their windows could not be exact.
     */
    public void takeOver(SloJudge earlier) {
        if (!earlier.terms.slot().equals(terms.slot())) {
            tally.takeSpending(earlier.tally);
            return;
        }
        var packer = new Packer(VERSION);
        earlier.tally.pack(packer);
        if (earlier.successes != null) {
            earlier.successes.pack(packer);
        }
        var unpacker = new Unpacker(VERSION, packer.bytes());
        tally.unpack(unpacker);
        if (successes != null) {
            successes.unpack(unpacker);
        }
    }
}
