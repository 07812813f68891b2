package io.vedette.web.incident;

import io.vedette.sample.Outcome;
import io.vedette.sample.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What the probes of one endpoint found.
 *
 * @param interval at which it is probed
 * @param lastGood in the last good hour before the deployment, the oldest first
 * @param around in the report's time, the oldest first
 */
record EndpointCourse(String endpoint, Duration interval, List<Sample> lastGood, List<Sample> around) {
    EndpointCourse {
        lastGood = List.copyOf(lastGood);
        around = List.copyOf(around);
    }

    /** Those that were due from {@code from}, inclusive, to {@code until}, exclusive. */
    List<Sample> between(Instant from, Instant until) {
        return around.stream()
                .filter(sample -> !sample.due().isBefore(from) && sample.due().isBefore(until))
                .toList();
    }

    static long failed(List<Sample> samples) {
        return samples.stream().filter(EndpointCourse::isFailure).count();
    }

    static boolean isFailure(Sample sample) {
        return sample.outcome() instanceof Outcome.Down;
    }

    /** The latencies of those that answered, in microseconds, the smallest first. */
    static long[] latencies(List<Sample> samples) {
        return samples.stream()
                .map(Sample::outcome)
                .filter(Outcome.Answered.class::isInstance)
                .mapToLong(outcome -> ((Outcome.Answered) outcome).phases().total())
                .sorted()
                .toArray();
    }

    /** In microseconds; 0 where none answered. */
    static long median(List<Sample> samples) {
        long[] sorted = latencies(samples);
        return sorted.length == 0 ? 0 : sorted[(sorted.length - 1) / 2];
    }
}
