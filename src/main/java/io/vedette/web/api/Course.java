package io.vedette.web.api;

import io.vedette.sample.Outcome;
import io.vedette.sample.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The course of one endpoint's latency as a line of characters: each the median of its share of the time, × where a probe failed, · where none was made. */
record Course(Instant from, Instant until, List<Sample> samples) {
    private static final String BARS = "▁▂▃▄▅▆▇█";
    private static final int WIDTH = 60;

    Course {
        samples = List.copyOf(samples);
    }

    /** How many of those between {@code from} and {@code until} failed. */
    static long failed(List<Sample> samples, Instant from, Instant until) {
        return between(samples, from, until).stream()
                .filter(sample -> sample.outcome() instanceof Outcome.Down)
                .count();
    }

    static List<Sample> between(List<Sample> samples, Instant from, Instant until) {
        return samples.stream()
                .filter(sample -> !sample.due().isBefore(from) && sample.due().isBefore(until))
                .toList();
    }

    String line() {
        List<Long> medians = new ArrayList<>();
        List<Boolean> failures = new ArrayList<>();
        Duration step = Duration.between(from, until).dividedBy(WIDTH);
        for (int place = 0; place < WIDTH; place++) {
            Instant start = from.plus(step.multipliedBy(place));
            medians.add(median(between(samples, start, start.plus(step))));
            failures.add(failed(samples, start, start.plus(step)) > 0);
        }
        long most = medians.stream().mapToLong(Long::longValue).max().orElse(0);
        var line = new StringBuilder();
        for (int place = 0; place < WIDTH; place++) {
            line.append(failures.get(place) ? "×" : bar(medians.get(place), most));
        }
        return line.toString();
    }

    /** In microseconds; 0 where none answered. */
    static long median(List<Sample> samples) {
        List<Long> sorted = samples.stream()
                .filter(sample -> sample.outcome() instanceof Outcome.Answered)
                .map(sample -> ((Outcome.Answered) sample.outcome()).phases().total())
                .sorted()
                .collect(Collectors.toList());
        return sorted.isEmpty() ? 0 : sorted.get((sorted.size() - 1) / 2);
    }

    private static String bar(long value, long most) {
        if (value == 0) {
            return "·";
        }
        int height = (int) (value * (BARS.length() - 1) / most);
        return BARS.substring(height, height + 1);
    }
}
