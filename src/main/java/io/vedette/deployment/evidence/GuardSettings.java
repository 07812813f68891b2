package io.vedette.deployment.evidence;

import java.time.Duration;

/**
 * How sure the guard must be, and what it tolerates.
 *
 * @param alpha the probability of ever blaming an innocent deployment, at most; 0.001 by default
 * @param delta by which share a latency quantile may grow
 * @param deltaAbsolute by how much it may grow in any case
 * @param floor the rate of bad slots that is never blamed
 * @param slotProbes how many probes make a slot
 */
public record GuardSettings(double alpha, double delta, Duration deltaAbsolute, double floor, int slotProbes) {
    public static final GuardSettings DEFAULT = new GuardSettings(0.001, 0.10, Duration.ofMillis(10), 0.02, 6);

    /** What part of α the verdict's own threshold spends; the rest pays for what the baseline may have been by chance. */
    private static final double SPENT_BY_THRESHOLD = 0.8;

    private static final int LATENCY_COMPONENTS = 10;

    public GuardSettings {
        if (!(alpha > 0 && alpha < 1) || !(delta >= 0) || deltaAbsolute.isNegative() || !(floor >= 0 && floor < 1)) {
            throw new IllegalArgumentException("expected 0 < alpha < 1, delta >= 0 and 0 <= floor < 1, found " + alpha
                    + ", " + delta + ", " + deltaAbsolute + ", " + floor);
        }
        if (slotProbes < 1) {
            throw new IllegalArgumentException("expected at least one probe a slot, found " + slotProbes);
        }
    }

    /** ln of the evidence at which a deployment has regressed: 1 / (0.8 α). */
    public double lnRegressed() {
        return -StrictMath.log(SPENT_BY_THRESHOLD * alpha);
    }

    /** How many slots without an error it takes to pass a version. */
    public long slotsOfAPass(int endpoints) {
        return Assurance.needed(floor, Assurance.ALPHA / endpoints);
    }

    /** With what probability a latency bound of the baseline may be too low, for each of its components and endpoints. */
    double baselineAlpha(int endpoints) {
        return (1 - SPENT_BY_THRESHOLD) * alpha / LATENCY_COMPONENTS / endpoints;
    }
}
