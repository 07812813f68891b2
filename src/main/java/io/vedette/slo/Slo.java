package io.vedette.slo;

import java.time.Duration;

/**
 * An objective over a rolling window.
 *
 * @param objective the good share promised, strictly between 0 and 1
 * @param window the period over which it is promised
 */
public record Slo(String name, Indicator indicator, Ratio objective, Duration window) {
    public Slo {
        if (objective.numerator() == 0 || objective.numerator() >= objective.denominator()) {
            throw new IllegalArgumentException("expected an objective between 0 % and 100 %, found " + objective);
        }
    }

    /** The bad share allowed. */
    public Ratio budget() {
        return objective.complement();
    }
}
