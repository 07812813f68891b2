package io.vedette.slo;

/** How a rule stands. */
public enum Burning {
    OVER,
    UNDER,
    /** Too little was measured to say: nothing new fires, and what fires stays. */
    NO_DATA
}
