package io.vedette.deployment.evidence;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one endpoint was like before a deployment, frozen when it came.
 *
 * @param slots how many it is made of
 * @param bad how many of them were bad
 * @param bounds of its latency, as far as so many slots support them
 * @param span from the first of them to the last; absent without any
 * @param floor the rate of bad slots that is never blamed
 */
public record Baseline(
        long slots,
        long bad,
        List<LatencyBound> bounds,
        double floor,
        @Nullable Period span) {
    public Baseline {
        bounds = List.copyOf(bounds);
    }

    /**
     * @param slots in the order of time
     * @param endpoints how many endpoints are judged together
     */
    public static Baseline of(List<Slot> slots, GuardSettings settings, int endpoints) {
        long bad = slots.stream().filter(Slot::bad).count();
        return new Baseline(
                slots.size(), bad, LatencyBound.of(slots, settings, endpoints), settings.floor(), span(slots));
    }

    private static @Nullable Period span(List<Slot> slots) {
        return slots.isEmpty()
                ? null
                : new Period(slots.getFirst().at(), slots.getLast().at());
    }

    /** The least number of slots of before that anything can be compared with, and the number for all of it. */
    static String needed(GuardSettings settings, int endpoints) {
        return String.format(
                Locale.ROOT,
                "a comparison of latency needs %d, and %,d for all of its quantiles",
                LatencyBound.needed(0.5, settings, endpoints),
                LatencyBound.needed(0.99, settings, endpoints));
    }

    /** Whether there is anything to compare with. */
    public boolean isEmpty() {
        return slots == 0;
    }
}
