package io.vedette.bench.guard;

import java.util.random.RandomGenerator;

/**
 * The probes of one simulated service: lognormal latency around 80 ms, with whatever disturbs it. A failed probe has a latency of {@link #FAILED}.
 *
 * @param sigma of the logarithm of latency
 * @param correlation of one probe's log-latency with the next one's
 * @param shock the standard deviation of a level that changes every hour, as a logarithm
 * @param errors the share of probes that fail
 * @param burst how many fail in a row
 */
record Stream(double sigma, double correlation, double shock, double errors, int burst) {
    static final long FAILED = -1;
    private static final int HOUR = 360;
    private static final double MEDIAN = Math.log(80_000);

    /** {@code count} probes, ten seconds apart. */
    long[] probes(int count, Change change, RandomGenerator random) {
        return probes(count, change, random, new double[hours(count)]);
    }

    static int hours(int count) {
        return Math.ceilDiv(count, HOUR);
    }

    /** @param levels of the hours; those that are 0 are drawn and left there, so that another version beside this one has the same */
    long[] probes(int count, Change change, RandomGenerator random, double[] levels) {
        long[] probes = new long[count];
        double noise = random.nextGaussian();
        double level = 0;
        int failing = 0;
        for (int i = 0; i < count; i++) {
            noise = correlation * noise + Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
            level = i % HOUR == 0 ? level(levels, i / HOUR, shock * random.nextGaussian()) : level;
            failing = random.nextDouble() < errors / burst ? burst : Math.max(0, failing - 1);
            boolean failed = failing > 0 || random.nextDouble() < change.errors();
            probes[i] = failed ? FAILED : change.latency(MEDIAN + level + sigma * noise, MEDIAN + 1.645 * sigma);
        }
        return probes;
    }

    private static double level(double[] levels, int hour, double drawn) {
        levels[hour] = levels[hour] == 0 ? drawn : levels[hour];
        return levels[hour];
    }

    /** What a new version does to the probes. */
    record Change(double errors, double factor, double tailFactor) {
        static final Change NONE = new Change(0, 1, 1);

        long latency(double logarithm, double p95) {
            double factorHere = logarithm > p95 ? factor * tailFactor : factor;
            return Math.max(1, Math.round(Math.exp(logarithm) * factorHere));
        }
    }
}
