package io.vedette.deployment.evidence;

/**
 * How bad a version can be at most, after Clopper and Pearson, given what was measured of one endpoint. It holds for one look, at the end of a watch.
 *
 * @param slots it stands on
 * @param errors the rate of bad slots, at most
 * @param tolerated the rate of bad slots that is never blamed
 * @param slower the share of slots that are slower than what the version before exceeded in half of its slots, with the tolerance; at most
 */
record Assurance(long slots, double errors, double tolerated, double slower) {
    /** With what probability a bound may be too low, in all. */
    static final double ALPHA = 0.01;

    /** Errors, medians, maxima. */
    static final int BOUNDS = 3;

    /** The quantile that a watch of usual length can vouch for. */
    static final double QUANTILE = 0.5;

    /** Whether the version passes. */
    boolean holds() {
        return errors < tolerated && slower < 1 - QUANTILE;
    }

    /** How many slots without an error it takes. */
    static long needed(double tolerated, double alpha) {
        return (long) StrictMath.ceil(StrictMath.log(alpha / BOUNDS) / StrictMath.log(1 - tolerated));
    }
}
