package io.vedette.slo;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many bad samples chance alone hardly ever gives: the least {@code k} with P(Bin(n, p) ≥ k) ≤ 10⁻⁶. Computed once, when a configuration is loaded;
 * it keeps sparse probes from paging over a single failure.
 */
public final class Significance {
    private static final double LIMIT = 1e-6;

    /** Thousands of services share a handful of objectives and intervals. */
    private static final Map<Case, Long> KNOWN = new ConcurrentHashMap<>();

    private Significance() {}

    /** The least significant count of bad samples among {@code n} when the budget {@code p} is spent exactly; n + 1 when no count is. */
    public static long leastSignificant(long n, Ratio p) {
        return KNOWN.computeIfAbsent(new Case(n, p), known -> search(known.n, known.p));
    }

    private static long search(long n, Ratio p) {
        double share = p.approximately();
        long low = (long) Math.floor(n * share);
        long high = n + 1;
        while (low < high) {
            long middle = low + (high - low) / 2;
            if (tail(n, share, middle) <= LIMIT) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** P(Bin(n, p) ≥ k) for k at or above the mean: the terms fall from there, so the sum ends soon. */
    private static double tail(long n, double p, long k) {
        if (k > n) {
            return 0;
        }
        double term = Math.exp(logChoose(n, k) + k * Math.log(p) + (n - k) * Math.log1p(-p));
        double sum = term;
        double odds = p / (1 - p);
        for (long i = k; i < n && term > sum * 1e-17; i++) {
            term *= (double) (n - i) / (i + 1) * odds;
            sum += term;
        }
        return sum;
    }

    private static double logChoose(long n, long k) {
        return logGamma(n + 1.0) - logGamma(k + 1.0) - logGamma(n - k + 1.0);
    }

    /** Stirling's series, shifted to arguments of 10 and more where its first four terms are exact to a double's last digits. */
    private static double logGamma(double x) {
        double shift = 0;
        double z = x;
        while (z < 10) {
            shift -= Math.log(z);
            z++;
        }
        double square = z * z;
        double series = (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - 1.0 / (1680 * square)) / square) / square) / z;
        return shift + (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series;
    }

    private record Case(long n, Ratio p) {}
}
