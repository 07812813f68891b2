package io.vedette.slo;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/** A non-negative fraction in lowest terms: decisions multiply it crosswise, so that no float takes part in one. */
public record Ratio(long numerator, long denominator) {
    public static final Ratio ONE = new Ratio(1, 1);

    public Ratio {
        if (numerator < 0 || denominator <= 0) {
            throw new IllegalArgumentException("expected a fraction >= 0, found " + numerator + "/" + denominator);
        }
        long divisor = BigInteger.valueOf(numerator)
                .gcd(BigInteger.valueOf(denominator))
                .longValueExact();
        numerator /= divisor;
        denominator /= divisor;
    }

    /** The exact value of a decimal such as 0.999. */
    public static Ratio of(BigDecimal decimal) {
        int scale = Math.max(decimal.scale(), 0);
        return new Ratio(
                decimal.movePointRight(scale).longValueExact(),
                BigInteger.TEN.pow(scale).longValueExact());
    }

    public Ratio times(Ratio other) {
        Ratio left = new Ratio(numerator, other.denominator);
        Ratio right = new Ratio(other.numerator, denominator);
        return new Ratio(
                Math.multiplyExact(left.numerator, right.numerator),
                Math.multiplyExact(left.denominator, right.denominator));
    }

    /** What is missing to one. */
    public Ratio complement() {
        return new Ratio(denominator - numerator, denominator);
    }

    /** Whether {@code part / whole} is greater than this ratio, strictly and exactly, by products of 128 bits; false for an empty whole. */
    public boolean exceededBy(long part, long whole) {
        if (whole <= 0) {
            return false;
        }
        long left = Math.multiplyHigh(part, denominator);
        long right = Math.multiplyHigh(numerator, whole);
        return left == right ? Long.compareUnsigned(part * denominator, numerator * whole) > 0 : left > right;
    }

    /** The whole part of this ratio of {@code whole}: what may be bad before it is exceeded. */
    public long of(long whole) {
        long product = numerator * whole;
        if (whole >= 0 && product >= 0 && Math.multiplyHigh(numerator, whole) == 0) {
            return product / denominator;
        }
        return BigInteger.valueOf(numerator)
                .multiply(BigInteger.valueOf(whole))
                .divide(BigInteger.valueOf(denominator))
                .longValueExact();
    }

    /** As people write it, as in {@code 99.9%}. */
    public String percent() {
        return BigDecimal.valueOf(numerator)
                        .multiply(BigDecimal.valueOf(100))
                        .divide(BigDecimal.valueOf(denominator), MathContext.DECIMAL64)
                        .stripTrailingZeros()
                        .toPlainString()
                + "%";
    }

    /** For people only. */
    public double approximately() {
        return (double) numerator / denominator;
    }
}
