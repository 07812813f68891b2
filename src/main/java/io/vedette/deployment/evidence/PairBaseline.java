package io.vedette.deployment.evidence;

import java.time.Duration;
import java.util.List;

/**
 * How the two endpoints compared before the deployment, when the same version answered at both: one may always be slower, for it is farther away.
 *
 * @param pairs of slots taken at the same time in the day before
 * @param slower in how many of them the median of the one that is judged was above the other's, with the tolerance
 */
public record PairBaseline(long pairs, long slower) {
    public static final PairBaseline NONE = new PairBaseline(0, 0);

    /** Half would be chance alone; but each of the two also swings by itself for minutes on end, and slots that follow each other are not independent. */
    public static final double AT_LEAST = 0.6;

    /** With fewer it is not known how they compare. */
    static final long ENOUGH = 100;

    /** @param slot how long a slot is */
    static PairBaseline of(List<Slot> candidates, List<Slot> before, Duration slot, GuardSettings settings) {
        List<SlotPair> measured = PairFinder.all(candidates, before, slot).stream()
                .filter(SlotPair::isMeasured)
                .toList();
        return new PairBaseline(
                measured.size(),
                measured.stream().filter(pair -> pair.isSlower(settings)).count());
    }

    /** The share of slots that may be slower when nothing got worse. */
    double bound(GuardSettings settings, int endpoints) {
        return pairs < ENOUGH
                ? AT_LEAST
                : Math.max(AT_LEAST, Binomial.upperBound(pairs, slower, settings.baselineAlpha(endpoints)));
    }
}
