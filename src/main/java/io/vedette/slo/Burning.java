package io.vedette.slo;

/** How a rule stands. */
public enum Burning {
    /** Both windows burn faster than the factor. */
    OVER,
    UNDER,
    /** Both windows burn faster, but so few samples are bad that chance may have done it: no alert. */
    CHANCE,
    /** Too little was measured to say: nothing new fires, and what fires stays. */
    NO_DATA
}
