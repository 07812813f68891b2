package io.vedette.discovery;

import java.time.Duration;

/**
 * What is believed of a source that suddenly gives much less than before: an empty list only where {@code mayBeEmpty}, and one that has lost more than a share
 * only once the source has kept to it for a while. Small lists may change as they like.
 *
 * @param mostLost in percent of the targets
 * @param hold how long the source must keep to it
 */
public record Caution(int mostLost, Duration hold, boolean mayBeEmpty) {
    /** Of so few, half is soon gone. */
    static final int FEW = 10;

    public Caution {
        if (mostLost < 0 || mostLost > 100 || hold.isNegative()) {
            throw new IllegalArgumentException(
                    "expected 0 to 100 percent and a time, found " + mostLost + " and " + hold);
        }
    }

    /** Whether {@code lost} of {@code known} targets are too many to be believed at once. */
    boolean doubts(int lost, int known) {
        return known >= FEW && lost * 100L > (long) mostLost * known;
    }
}
