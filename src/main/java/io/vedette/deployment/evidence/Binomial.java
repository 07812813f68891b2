package io.vedette.deployment.evidence;

import java.util.OptionalInt;

/** Exact bounds from binomial tails. */
final class Binomial {
    private static final int BISECTIONS = 200;

    private Binomial() {}

    /**
     * The least rank r with P(Bin(n, q) ≥ r) ≤ {@code alpha}: the r-th of n values in order lies above the true q-quantile, but with probability {@code
     * alpha}. Empty when even the largest value does not.
     */
    static OptionalInt upperRank(int n, double q, double alpha) {
        double lnOdds = StrictMath.log(q) - StrictMath.log(1 - q);
        double lnExactly = n * StrictMath.log(q); // ln P(Bin(n, q) = r), from r = n downwards
        double tail = 0;
        int rank = n + 1;
        for (int r = n; r >= 0; r--) {
            tail += StrictMath.exp(lnExactly);
            if (tail > alpha) {
                break;
            }
            rank = r;
            lnExactly += StrictMath.log((double) r / (n - r + 1)) - lnOdds;
        }
        return rank > n ? OptionalInt.empty() : OptionalInt.of(rank);
    }

    /** Clopper and Pearson's upper bound of a rate after {@code k} hits in {@code n}: the rate at which so few come with probability {@code alpha}. */
    static double upperBound(long n, long k, double alpha) {
        if (k >= n) {
            return 1;
        }
        double low = (double) k / n;
        double high = 1;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            if (atMost(n, k, middle) > alpha) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private static double atMost(long n, long k, double p) {
        double sum = 0;
        for (long i = 0; i <= k; i++) {
            sum += StrictMath.exp(Logs.choose(n, i) + Logs.times(i, p) + Logs.times(n - i, 1 - p));
        }
        return sum;
    }
}
