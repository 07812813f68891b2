package io.vedette.slo;

/**
 * What is done about changes when a budget runs out, as appendix B of Google's SRE workbook has it: little left is a person's decision, none left a halt. Pure.
 *
 * @param ask below this share of the budget a person decides
 * @param halt at this share, or below, nothing is changed but to mend
 */
public record BudgetPolicy(double ask, double halt) {
    public static final BudgetPolicy DEFAULT = new BudgetPolicy(0.25, 0);

    public BudgetPolicy {
        if (!(ask >= halt)) {
            throw new IllegalArgumentException(
                    "a person must be asked before changes halt: " + ask + " is below " + halt);
        }
    }

    /** What a remainder says, the most careful last. */
    public enum Advice {
        FREE,
        ASK,
        HALT
    }

    /** @param remaining share of the budget: 1 untouched, 0 spent, negative overspent */
    public Advice on(double remaining) {
        if (remaining <= halt) {
            return Advice.HALT;
        }
        return remaining < ask ? Advice.ASK : Advice.FREE;
    }
}
