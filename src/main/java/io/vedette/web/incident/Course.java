package io.vedette.web.incident;

import java.util.List;

/** The course of one endpoint's latency as a line of characters: each the median of its share of the time, × where a probe failed, · where none answered. */
record Course(List<Bucket> buckets) {
    static final int WIDTH = 60;
    private static final String BARS = "▁▂▃▄▅▆▇█";

    Course {
        buckets = List.copyOf(buckets);
    }

    String line() {
        long most = buckets.stream().mapToLong(Bucket::median).max().orElse(0);
        var line = new StringBuilder();
        buckets.forEach(bucket -> line.append(bucket.failed() > 0 ? "×" : bar(bucket.median(), most)));
        return line.toString();
    }

    private static String bar(long value, long most) {
        if (value == 0) {
            return "·";
        }
        int height = (int) (value * (BARS.length() - 1) / most);
        return BARS.substring(height, height + 1);
    }
}
