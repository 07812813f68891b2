package io.vedette.slo;

import java.time.Duration;

/**
 * One multiwindow burn-rate rule: over while both windows burn faster than {@code factor}, strictly.
 *
 * @param name as replay and explanations spell it
 * @param longWindow what makes it significant
 * @param shortWindow what makes it end soon after the errors do
 * @param factor the burn rate it tolerates: 1 spends the budget exactly over the objective's window
 */
public record BurnRule(String name, Urgency urgency, Duration longWindow, Duration shortWindow, Ratio factor) {
    /** Who must look: a person now, or somebody within days. */
    public enum Urgency {
        PAGE,
        TICKET
    }

    /** The bad share above which {@code slo} burns faster than this rule tolerates: the factor of the budget. */
    public Ratio threshold(Slo slo) {
        return factor.times(slo.budget());
    }

    /** Whether any share of failures can ever exceed the threshold: a share over one cannot. */
    public boolean canFire(Slo slo) {
        Ratio threshold = threshold(slo);
        return threshold.numerator() < threshold.denominator();
    }
}
