package io.vedette.deployment.evidence;

/**
 * The e-value of "the new version's slots are bad no more often than the old one's, or than {@code floor}": a baseline that is itself uncertain, against a
 * candidate of any length.
 *
 * <p>For each true rate p of the baseline, its own e-value against p times the candidate's against max(p, floor) is an e-value; the least of them over p is
 * therefore one whatever p is. Below the floor the least is at the baseline's own rate or at the floor; above it the sum of logarithms is convex.
 *
 * @param slots of the baseline
 * @param bad of them
 * @param floor the rate of bad slots that is tolerated in any case, from 0 on and less than 1
 * @param lnPrior the part of the baseline's own e-value that is the same at every rate
 */
record JointErrors(long slots, long bad, double floor, double lnPrior) {
    /** Beta(½, 49½): a prior that expects one bad slot in a hundred. */
    private static final double PRIOR_BAD = 0.5;

    private static final double PRIOR_GOOD = 49.5;
    private static final int STEPS = 120;
    private static final double LEAST = 1e-12;

    JointErrors {
        if (bad < 0 || bad > slots || !(floor >= 0 && floor < 1)) {
            throw new IllegalArgumentException(
                    "expected 0 <= bad <= slots and 0 <= floor < 1, found " + bad + ", " + slots + ", " + floor);
        }
    }

    JointErrors(long slots, long bad, double floor) {
        this(
                slots,
                bad,
                floor,
                Logs.beta(PRIOR_BAD + bad, PRIOR_GOOD + slots - bad) - Logs.beta(PRIOR_BAD, PRIOR_GOOD));
    }

    /** ln E after {@code hits} bad slots in {@code trials} of the candidate. */
    double lnE(long trials, long hits) {
        double above = least(trials, hits);
        if (floor == 0) {
            return above;
        }
        double rate = slots == 0 ? floor : Math.min((double) bad / slots, floor);
        return Math.min(baseline(rate) + Exceedances.lnE(trials, hits, floor), above);
    }

    /** The fewest bad slots in {@code trials} whose e-value reaches {@code lnThreshold}, or one more than there can be. */
    long boundary(long trials, double lnThreshold) {
        long hits = 0;
        while (hits <= trials && lnE(trials, hits) < lnThreshold) {
            hits++;
        }
        return hits;
    }

    private double least(long trials, long hits) {
        double low = Math.max(floor, LEAST);
        double high = 1 - LEAST;
        for (int step = 0; step < STEPS; step++) {
            double left = low + (high - low) / 3;
            double right = high - (high - low) / 3;
            if (at(left, trials, hits) < at(right, trials, hits)) {
                high = right;
            } else {
                low = left;
            }
        }
        return at((low + high) / 2, trials, hits);
    }

    private double at(double rate, long trials, long hits) {
        return baseline(rate) + Exceedances.lnE(trials, hits, rate);
    }

    /** ln of the baseline's own e-value against a true rate of {@code rate}. */
    private double baseline(double rate) {
        return lnPrior - Logs.times(bad, rate) - Logs.times(slots - bad, 1 - rate);
    }
}
