package io.vedette.demo.fleet;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a service takes to answer: lognormal, as real services are, now and then much slower, and drifting up and down as between day and night.
 *
 * @param median of a calm moment
 * @param spread sigma of the logarithm; 0.3 is steady, 0.8 restless
 * @param slowShare how many answers of a thousand take ten times as long
 */
public record Latency(Duration median, double spread, int slowShare) {
    private static final Duration DAY = Duration.ofMinutes(10);
    private static final Duration LONGEST = Duration.ofMillis(900);
    private static final double SWING = 0.25;

    /** Steady, around {@code millis}. */
    static Latency around(double millis) {
        return new Latency(Duration.ofNanos(Math.round(millis * 1e6)), 0.35, 2);
    }

    /** Restless, around {@code millis}, with a long tail. */
    static Latency restless(double millis) {
        return new Latency(Duration.ofNanos(Math.round(millis * 1e6)), 0.7, 15);
    }

    /** One answer's latency, {@code age} after the start; a tenth of the day apart for each {@code phase}. */
    public Duration next(RandomGenerator random, Duration age, int phase) {
        double day = (double) age.toMillis() / DAY.toMillis() + phase / 10.0;
        double drift = 1 + SWING * Math.sin(2 * Math.PI * day);
        double slow = random.nextInt(1000) < slowShare ? 10 : 1;
        double nanos = median.toNanos() * drift * slow * Math.exp(spread * random.nextGaussian());
        return Duration.ofNanos(Math.min(Math.round(nanos), LONGEST.toNanos()));
    }
}
