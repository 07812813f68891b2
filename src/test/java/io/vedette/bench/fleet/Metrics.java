package io.vedette.bench.fleet;

import java.util.ArrayList;
import java.util.List;

/** Some lines of a metrics page, and how large all of it was. */
final class Metrics {
    private final List<String> lines = new ArrayList<>();
    private long bytes;

    void take(String line, String... names) {
        bytes += line.length() + 1;
        for (String name : names) {
            if (line.startsWith(name)) {
                lines.add(line);
            }
        }
    }

    long bytes() {
        return bytes;
    }

    /** The sum of the series of {@code name} that have {@code label}. */
    double sum(String name, String label) {
        return lines.stream()
                .filter(line -> line.startsWith(name) && line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
