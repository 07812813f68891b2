package io.vedette.web.gate;

import io.vedette.sample.Outcome;
import io.vedette.sample.Outcome.Answered;
import io.vedette.sample.Outcome.Down;
import io.vedette.sample.Sample;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What scheduled probes found since a moment. What was not measured is on neither side.
 *
 * @param answered latencies in microseconds, sorted
 */
record Measured(List<Long> answered, int failed) {
    private static final int FOR_A_99TH = 100;
    private static final double MICROS_PER_MILLI = 1_000;

    static Measured since(Instant start, List<Sample> samples) {
        List<Outcome> outcomes = samples.stream()
                .filter(Sample::scheduled)
                .filter(sample -> !sample.due().isBefore(start))
                .map(Sample::outcome)
                .toList();
        List<Long> latencies = outcomes.stream()
                .filter(Answered.class::isInstance)
                .map(outcome -> ((Answered) outcome).phases().total())
                .sorted()
                .toList();
        return new Measured(latencies, (int)
                outcomes.stream().filter(Down.class::isInstance).count());
    }

    int count() {
        return answered.size() + failed;
    }

    /** The share that was answered, 0 to 1; absent when nothing was measured. */
    @Nullable
    Double success() {
        return count() == 0 ? null : Double.valueOf((double) answered.size() / count());
    }

    /** The 99th percentile in milliseconds; absent when there is too little for one. */
    @Nullable
    Double p99Millis() {
        int rank = (int) Math.ceil(answered.size() * 0.99);
        return answered.size() < FOR_A_99TH ? null : Double.valueOf(answered.get(rank - 1) / MICROS_PER_MILLI);
    }
}
