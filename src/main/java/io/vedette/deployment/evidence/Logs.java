package io.vedette.deployment.evidence;

/** Sums and special functions in logarithms, the same on every machine. */
final class Logs {
    private static final double HALF_LOG_TWO_PI = 0.9189385332046728;

    /** The Stirling series' coefficients, B(2k) / (2k (2k - 1)). */
    private static final double[] STIRLING = {
        1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156
    };

    /** From here on the series above is exact to the last digits. */
    private static final double LARGE = 16;

    private Logs() {}

    /** ln Σ exp(terms). */
    static double sumOfExp(double... terms) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double term : terms) {
            largest = Math.max(largest, term);
        }
        if (largest == Double.NEGATIVE_INFINITY) {
            return largest;
        }
        double sum = 0;
        for (double term : terms) {
            sum += StrictMath.exp(term - largest);
        }
        return largest + StrictMath.log(sum);
    }

    /** ln Γ(x) for x > 0: the recurrence up to {@link #LARGE}, Stirling's series from there. */
    static double gamma(double x) {
        double shift = 0;
        double large = x;
        while (large < LARGE) {
            shift += StrictMath.log(large);
            large++;
        }
        double series = 0;
        double power = large;
        for (double coefficient : STIRLING) {
            series += coefficient / power;
            power *= large * large;
        }
        return (large - 0.5) * StrictMath.log(large) - large + HALF_LOG_TWO_PI + series - shift;
    }

    /** ln B(a, b). */
    static double beta(double a, double b) {
        return gamma(a) + gamma(b) - gamma(a + b);
    }

    /** ln of n over k. */
    static double choose(long n, long k) {
        return gamma(n + 1.0) - gamma(k + 1.0) - gamma(n - k + 1.0);
    }

    /** k ln p, and nothing for no k, whatever p is. */
    static double times(long k, double p) {
        return k == 0 ? 0 : k * StrictMath.log(p);
    }
}
