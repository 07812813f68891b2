package io.vedette.probe.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The samples of a page in Prometheus' text format or OpenMetrics'; lines that are neither are passed over. Immutable. */
final class MetricsPage {
    /** One sample; a value that is no number is NaN. */
    record Sample(Map<String, String> labels, double value) {}

    private final Map<String, List<Sample>> samples = new HashMap<>();

    private MetricsPage() {}

    static MetricsPage of(String text) {
        var page = new MetricsPage();
        text.lines().filter(line -> !line.isEmpty() && line.charAt(0) != '#').forEach(page::add);
        return page;
    }

    List<Sample> named(String name) {
        return samples.getOrDefault(name, List.of());
    }

    private void add(String line) {
        var reader = new LabelReader(line);
        var name = reader.name();
        var labels = reader.labels();
        if (labels != null && !name.isEmpty()) {
            samples.computeIfAbsent(name, any -> new ArrayList<>()).add(new Sample(labels, value(reader.rest())));
        }
    }

    /** The first word; a time and an exemplar may follow. */
    private static double value(String rest) {
        var word = rest.strip().split("\\s+", 2)[0];
        try {
            return switch (word) {
                case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
                case "-Inf" -> Double.NEGATIVE_INFINITY;
                default -> Double.parseDouble(word);
            };
        } catch (NumberFormatException none) {
            return Double.NaN;
        }
    }
}
