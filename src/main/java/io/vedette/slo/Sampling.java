package io.vedette.slo;

import io.vedette.target.Target;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How densely an objective is sampled.
 *
 * @param slot how long the service's slots are
 * @param perSecond samples due a second, each as often as it weighs
 * @param unweighted the same, each once: what chance is judged by
 * @param heaviest the most that one sample weighs
 */
public record Sampling(Duration slot, double perSecond, double unweighted, int heaviest) {
    private static final Duration SHORTEST_SLOT = Duration.ofSeconds(10);
    private static final List<Duration> SLOTS =
            Stream.of(60, 30, 20, 15).map(Duration::ofSeconds).toList();

    /** Alike samples. */
    public Sampling(Duration slot, double perSecond) {
        this(slot, perSecond, perSecond, 1);
    }

    /** How long the slots of a service with these targets are: the longest of 10, 15, 20, 30 and 60 s that no interval is shorter than. Each divides a minute. */
    public static Duration slotOf(List<Target> targets) {
        Duration shortest =
                targets.stream().map(Target::interval).min(Duration::compareTo).orElse(SHORTEST_SLOT);
        return SLOTS.stream()
                .filter(slot -> shortest.compareTo(slot) >= 0)
                .findFirst()
                .orElse(SHORTEST_SLOT);
    }

    /** How {@code slo} is sampled on these targets: by probe, by slice of time, or for freshness once a slot and endpoint. */
    public static Sampling of(Slo slo, List<Target> targets, Duration slot) {
        if (slo.budgeting() instanceof Budgeting.TimeSlices(Duration slice, Ratio _)) {
            return new Sampling(slot, 1.0 / slice.toSeconds());
        }
        Map<Target, Integer> selected = slo.scope().select(targets);
        boolean bySlot = slo.indicator() instanceof Indicator.Freshness;
        double weighted = 0;
        double unweighted = 0;
        int heaviest = 1;
        for (var entry : selected.entrySet()) {
            Duration distance = bySlot ? slot : entry.getKey().interval();
            weighted += entry.getValue() * 1e9 / distance.toNanos();
            unweighted += 1e9 / distance.toNanos();
            heaviest = Math.max(heaviest, entry.getValue());
        }
        return new Sampling(slot, weighted, unweighted, heaviest);
    }
}
