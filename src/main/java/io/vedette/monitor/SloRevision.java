package io.vedette.monitor;

import io.vedette.window.Counts;
import java.time.Instant;

/**
 * An objective as it was before it was changed, with what was counted under it; it never changes again.
 *
 * @param number 1 for the first
 * @param objective the share promised, and of what, as people read it
 * @param counts over its period, when it ended
 */
public record SloRevision(
        int number, String objective, Instant since, Instant until, Counts counts, double budgetRemaining) {}
