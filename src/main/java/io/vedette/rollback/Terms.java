package io.vedette.rollback;

import io.vedette.rollback.RollbackSpec.Limit;
import io.vedette.slo.BudgetPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What holds for rollbacks of all services together.
 *
 * @param alone how many may be requested without a person, in how long; then each waits for one
 * @param patience how long a person is waited for
 * @param freezes when nothing is taken back
 * @param budget what holds when the error budget was little, or spent, before the version came
 */
public record Terms(Limit alone, Duration patience, List<Freeze> freezes, BudgetPolicy budget) {
    /** Little budget is a person's decision; none left, too, since what was deployed then may be the cure. */
    private static final BudgetPolicy ASKING = new BudgetPolicy(0.25, Double.NEGATIVE_INFINITY);

    public static final Terms DEFAULT =
            new Terms(new Limit(5, Duration.ofMinutes(10)), Duration.ofMinutes(30), List.of(), ASKING);

    public Terms {
        freezes = List.copyOf(freezes);
    }

    /** A time in which nothing is taken back; {@code reason} is for people, and may be empty. */
    public record Freeze(Instant from, Instant until, String reason) {
        boolean covers(Instant now) {
            return !now.isBefore(from) && now.isBefore(until);
        }
    }
}
