package io.vedette.deployment.evidence;

import java.util.List;

/**
 * What one endpoint was like before a deployment, frozen when it came.
 *
 * @param slots how many it is made of
 * @param bad how many of them were bad
 * @param bounds of its latency, as far as so many slots support them
 * @param floor the rate of bad slots that is never blamed
 */
public record Baseline(long slots, long bad, List<LatencyBound> bounds, double floor) {
    public Baseline {
        bounds = List.copyOf(bounds);
    }

    /**
     * @param slots in the order of time
     * @param endpoints how many endpoints are judged together
     */
    public static Baseline of(List<Slot> slots, GuardSettings settings, int endpoints) {
        long bad = slots.stream().filter(Slot::bad).count();
        return new Baseline(slots.size(), bad, LatencyBound.of(slots, settings, endpoints), settings.floor());
    }

    /** Whether there is anything to compare with. */
    public boolean isEmpty() {
        return slots == 0;
    }
}
