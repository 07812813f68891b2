package io.vedette.deployment.evidence;

/**
 * The e-value of "hits come at a rate of {@code p0} at most, given everything before": a mixture of likelihood ratios over a fixed grid of odds. Valid under
 * any dependence between trials, since each factor's conditional mean is one at most.
 */
final class Exceedances {
    private static final double[] RATIOS = {1.25, 1.5, 2, 3, 5, 10, 30, 100, 1000};
    private static final double[] LOG_RATIOS = logs(RATIOS);
    private static final double LOG_WEIGHT = -StrictMath.log(RATIOS.length);

    private Exceedances() {}

    private static double[] logs(double[] values) {
        double[] logs = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            logs[i] = StrictMath.log(values[i]);
        }
        return logs;
    }

    /** ln E after {@code hits} in {@code trials}: ln Σ_j J⁻¹ r_j^k (1 + (r_j - 1) p0)^-n. */
    static double lnE(long trials, long hits, double p0) {
        double[] terms = new double[RATIOS.length];
        for (int j = 0; j < RATIOS.length; j++) {
            terms[j] = LOG_WEIGHT + hits * LOG_RATIOS[j] - trials * StrictMath.log(1 + (RATIOS[j] - 1) * p0);
        }
        return Logs.sumOfExp(terms);
    }
}
