package io.vedette.monitor;

import io.vedette.window.LatencyBuckets;
import java.time.Duration;

/**
 * How one event loop keeps its schedule; immutable.
 *
 * @param loop its number
 * @param targets how many it owns
 * @param lateness how long after their due time probes left, since the start
 * @param skipped due times that were slept through, since the start
 * @param lag how long the loop's last heartbeat was overdue
 */
public record LoopSnapshot(int loop, int targets, LatencyBuckets lateness, long skipped, Duration lag) {}
