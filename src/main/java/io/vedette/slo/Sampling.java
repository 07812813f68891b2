package io.vedette.slo;

import io.vedette.target.Target;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How densely an objective is sampled.
 *
 * @param slot how long the service's slots are
 * @param perSecond samples due a second, each as often as it weighs
 * @param unweighted the same, each once: what chance is judged by
 * @param heaviest the most that one sample weighs
 */
public record Sampling(Duration slot, double perSecond, double unweighted, int heaviest) {
    /** Alike samples. */
    public Sampling(Duration slot, double perSecond) {
        this(slot, perSecond, perSecond, 1);
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
