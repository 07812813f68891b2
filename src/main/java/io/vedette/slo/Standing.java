package io.vedette.slo;

import io.vedette.window.Counts;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How an objective stood when a slot was closed: the numbers, from which the sentence is made when somebody reads it. Immutable.
 *
 * @param budget the bad share allowed
 * @param noun what is counted, in the plural
 * @param counts over the objective's period
 * @param allowed how many may be bad in the period
 * @param rules the most urgent first
 */
public record Standing(Period period, Ratio budget, String noun, Counts counts, double allowed, List<OfRule> rules) {
    public Standing {
        rules = List.copyOf(rules);
    }

    /**
     * How one rule stands.
     *
     * @param tolerated how many of the valid ones in the long window may be bad
     * @param significant how many must be bad in the long window to be no chance
     */
    public record OfRule(
            BurnRule rule, Burning burning, Counts inShort, Counts inLong, long tolerated, long significant) {}

    /** What is left of the budget: 1 untouched, 0 spent, negative overspent. */
    public double budgetRemaining() {
        return outlay().remaining();
    }

    /**
     * When the budget will be spent if it goes on as in the most urgent rule's long window: zero when it is, absent when it will not be. A rolling period gives
     * back what a burn of one takes.
     */
    public @Nullable Duration exhaustion() {
        return outlay().exhaustion();
    }

    private Outlay outlay() {
        return new Outlay(period, budget, counts, allowed, rules.getFirst().inLong());
    }

    /** Why the objective is in the state that it is in, in one sentence; {@code firing} tells which rules' alerts are not over. */
    public String why(Predicate<BurnRule> firing) {
        return new Explanation(this).of(firing);
    }
}
