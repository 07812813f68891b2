package io.vedette.deployment.evidence;

import java.util.HashMap;
import java.util.Map;

/**
 * Whether a service is again as it was before a version that regressed: on every endpoint that there is a baseline of, the last slots are without failures and
 * their latency is nothing special. Belongs to the event loop of its service.
 */
public final class Recovery {
    /** So many slots in a row on each endpoint. */
    static final int SLOTS = 3;

    /** Slots of the old version are under this quantile's bound mostly. */
    private static final double USUAL = 0.9;

    private final Map<String, Baseline> baselines;
    private final Map<String, Integer> alike = new HashMap<>();

    /** @param baselines by endpoint; those that are empty say nothing */
    Recovery(Map<String, Baseline> baselines) {
        this.baselines = Map.copyOf(baselines);
    }

    /** Looks at a slot of an endpoint. */
    public void add(String endpoint, Slot slot) {
        Baseline baseline = baselines.get(endpoint);
        if (baseline != null && !baseline.isEmpty()) {
            alike.put(endpoint, isUsual(slot, baseline) ? alike.getOrDefault(endpoint, 0) + 1 : 0);
        }
    }

    /** Whether it is; never without any baseline. */
    public boolean isComplete() {
        long known = baselines.values().stream().filter(each -> !each.isEmpty()).count();
        return known > 0
                && alike.values().stream().filter(count -> count >= SLOTS).count() == known;
    }

    private static boolean isUsual(Slot slot, Baseline baseline) {
        return !slot.bad()
                && baseline.bounds().stream()
                        .filter(bound -> bound.statistic() == Statistic.MEDIAN && bound.quantile() <= USUAL)
                        .reduce((_, higher) -> higher)
                        .stream()
                        .noneMatch(bound -> bound.isExceededBy(slot));
    }
}
