package io.vedette.slo;

import io.vedette.window.Counts;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How an error budget is spent.
 *
 * @param budget the bad share allowed
 * @param counts over the objective's period
 * @param allowed how many may be bad in the period
 * @param recent those of the most urgent rule's long window
 */
record Outlay(Period period, Ratio budget, Counts counts, double allowed, Counts recent) {
    /** What is left of the budget: 1 untouched, 0 spent, negative overspent. */
    double remaining() {
        return counts.bad() == 0 ? 1 : 1 - counts.bad() / allowed;
    }

    /**
     * When the budget will be spent if it goes on as in the recent past: zero when it is, absent when it will not be. A rolling period gives back what a burn of
     * one takes.
     */
    @Nullable
    Duration exhaustion() {
        double left = remaining();
        if (left <= 0) {
            return Duration.ZERO;
        }
        double burn = recent.valid() == 0 ? 0 : burn();
        boolean lasts = period instanceof Period.Rolling ? burn <= 1 : burn <= 0;
        return lasts
                ? null
                : Duration.ofSeconds((long) (left / burn * period.nominal().toSeconds()));
    }

    /** How fast the recent ones spent the budget: 1 spends it exactly over the period. */
    private double burn() {
        return (double) recent.bad() / recent.valid() / budget.approximately();
    }
}
