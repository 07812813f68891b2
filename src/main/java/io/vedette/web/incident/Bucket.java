package io.vedette.web.incident;

import io.vedette.sample.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What the probes of a short time found.
 *
 * @param probes that were made
 * @param failed of them
 * @param median in microseconds; 0 where none answered
 * @param slowest in microseconds; 0 where none answered
 */
record Bucket(Instant from, Instant until, long probes, long failed, long median, long slowest) {
    /** The time from {@code from} to {@code until} in at most {@code most} buckets of the same length, none shorter than an interval. */
    static List<Bucket> of(EndpointCourse course, Instant from, Instant until, int most) {
        long interval = Math.max(1, course.interval().toMillis());
        long whole = Math.max(1, Duration.between(from, until).toMillis());
        Duration step = Duration.ofMillis(Math.max(interval, Math.ceilDiv(whole, most)));
        var buckets = new ArrayList<Bucket>();
        for (Instant start = from; start.isBefore(until); start = start.plus(step)) {
            buckets.add(of(start, start.plus(step), course.between(start, start.plus(step))));
        }
        return buckets;
    }

    private static Bucket of(Instant from, Instant until, List<Sample> samples) {
        long[] latencies = EndpointCourse.latencies(samples);
        return new Bucket(
                from,
                until,
                samples.size(),
                EndpointCourse.failed(samples),
                EndpointCourse.median(samples),
                latencies.length == 0 ? 0 : latencies[latencies.length - 1]);
    }

    /** From 0 to 1. */
    double errors() {
        return probes == 0 ? 0 : (double) failed / probes;
    }
}
