package io.vedette.target;

import java.time.Duration;

/**
 * One endpoint that is probed.
 *
 * @param timeout the whole probe's deadline, never longer than the interval
 */
public record Target(TargetId id, ProbeSpec spec, Duration interval, Duration timeout) {
    public Target {
        if (!interval.isPositive() || !timeout.isPositive() || timeout.compareTo(interval) > 0) {
            throw new IllegalArgumentException("expected 0 < timeout <= interval, found timeout " + timeout
                    + " and interval " + interval + " for " + id);
        }
    }
}
