package io.vedette.deployment.evidence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether a service is again as it was before a version that regressed: on every endpoint that there is something to compare with, the last slots are without
 * failures and their latency is nothing special. Where too little is known of before, they are compared with the version before beside them, as they were when
 * the version was blamed. Belongs to the event loop of its service.
 */
public final class Recovery {
    /** So many slots in a row on each endpoint. */
    static final int SLOTS = 3;

    /** Slots of the old version are under this quantile's bound mostly. */
    private static final double USUAL = 0.9;

    private final GuardSettings settings;
    private final Map<String, Baseline> baselines;
    private final VersionsBefore before;
    private final Map<String, Integer> alike = new HashMap<>();

    /**
     * @param baselines by endpoint; those that are empty say nothing
     * @param before the version before, where it stays reachable
     */
    Recovery(GuardSettings settings, Map<String, Baseline> baselines, VersionsBefore before) {
        this.settings = settings;
        this.baselines = Map.copyOf(baselines);
        this.before = before;
    }

    /** Looks at a slot of an endpoint. */
    public void add(String endpoint, Slot slot) {
        if (before.isOf(endpoint)) {
            before.before(endpoint, slot, this::compare);
            return;
        }
        Baseline baseline = baselines.get(endpoint);
        if (baseline == null) {
            return;
        }
        if (isComparedBeside(endpoint, baseline)) {
            compare(endpoint, before.candidate(endpoint, slot));
        } else if (!baseline.isEmpty()) {
            count(endpoint, isUsual(slot, baseline));
        }
    }

    private boolean isComparedBeside(String endpoint, Baseline baseline) {
        return baseline.bounds().isEmpty() && before.isBeside(endpoint);
    }

    private void compare(String endpoint, List<SlotPair> pairs) {
        pairs.forEach(pair -> count(endpoint, !pair.candidate().bad() && !pair.isSlower(settings)));
    }

    private void count(String endpoint, boolean usual) {
        alike.put(endpoint, usual ? alike.getOrDefault(endpoint, 0) + 1 : 0);
    }

    /** Whether it is; never without anything to compare with. */
    public boolean isComplete() {
        long known = baselines.entrySet().stream()
                .filter(one -> !one.getValue().isEmpty() || isComparedBeside(one.getKey(), one.getValue()))
                .count();
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
