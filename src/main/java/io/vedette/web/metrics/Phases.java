package io.vedette.web.metrics;

import io.vedette.window.LatencyBuckets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Durations by phase, summed up over services. */
final class Phases {
    private final Map<String, long[]> counts = new TreeMap<>();
    private final Map<String, Long> micros = new TreeMap<>();

    /** Calls {@code each} with what there is of each phase, in the order of their names. */
    static void inOrder(Map<String, LatencyBuckets> phases, BiConsumer<String, LatencyBuckets> each) {
        var sorted = new TreeMap<String, LatencyBuckets>();
        phases.forEach(sorted::put); // once through: what is packed would be unpacked again for its size
        sorted.forEach(each);
    }

    void add(Map<String, LatencyBuckets> phases) {
        inOrder(phases, (phase, buckets) -> {
            if (buckets.count() > 0) {
                add(phase, buckets);
            }
        });
    }

    private void add(String phase, LatencyBuckets buckets) {
        long[] sums = counts.computeIfAbsent(phase, _ -> new long[LatencyBuckets.size()]);
        long[] more = buckets.counts();
        for (int i = 0; i < sums.length; i++) {
            sums[i] += more[i];
        }
        micros.merge(phase, buckets.sumMicros(), Long::sum);
    }

    Map<String, LatencyBuckets> sums() {
        var sums = new TreeMap<String, LatencyBuckets>();
        counts.forEach((phase, of) -> sums.put(phase, new LatencyBuckets(of, micros.getOrDefault(phase, 0L))));
        return sums;
    }
}
