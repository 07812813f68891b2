package io.vedette.alert.context;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person who is told of an alert wants to know besides: each part is absent where nothing is known of it.
 *
 * @param budget how much the service's objective has left
 * @param pace how fast it answers, beside how fast it usually does
 * @param change what was deployed not long before
 * @param remedy what was tried
 * @param proof what the target answered when it failed
 */
public record Context(
        @Nullable Budget budget,
        @Nullable Pace pace,
        @Nullable Change change,
        @Nullable Remedy remedy,
        @Nullable Proof proof) {
    public static final Context NONE = new Context(null, null, null, null, null);

    /** This, and what only {@code earlier} knows: evidence is seen once, and asked for as long as the alert is open. */
    public Context or(Context earlier) {
        return new Context(
                budget == null ? earlier.budget : budget,
                pace == null ? earlier.pace : pace,
                change == null ? earlier.change : change,
                remedy == null ? earlier.remedy : remedy,
                proof == null ? earlier.proof : proof);
    }

    /**
     * An error budget.
     *
     * @param left 1 untouched, 0 spent, negative overspent
     * @param period what it is for
     * @param burns how fast it goes, over each window that was measured
     */
    public record Budget(String slo, double left, Duration period, List<Burn> burns) {
        public Budget {
            burns = List.copyOf(burns);
        }
    }

    /**
     * How fast a budget was spent over one window.
     *
     * @param rate 1 spends it exactly over its period
     */
    public record Burn(Duration over, double rate) {}

    /**
     * How fast answers came over the last ten minutes, the last hour and the last day.
     *
     * @param percent which percentile {@code now} and {@code usual} are: the highest that both have samples for
     * @param now of the last ten minutes
     * @param usual of the last day
     * @param hour the slow end of each five minutes of the last hour, the oldest first; zero where nothing answered
     */
    public record Pace(int percent, Duration now, Duration usual, List<Duration> hour) {
        public Pace {
            hour = List.copyOf(hour);
        }
    }

    /** A deployment. */
    public record Change(
            String version,
            @Nullable String previous,
            @Nullable String by,
            @Nullable URI url,
            Instant at) {}

    /**
     * What Vedette did about it.
     *
     * @param stage as rollbacks spell it: requested, accepted, failed, withheld
     * @param why in one sentence; empty when there is none
     */
    public record Remedy(String stage, String why) {}

    /**
     * An answer that was not as expected; without secrets, in one line each and bounded.
     *
     * @param reason in one word
     * @param answer the first line; empty when there was none
     * @param body how it begins; empty when there was none
     */
    public record Proof(String reason, String answer, String body) {}
}
