package io.vedette.alert.trail;

import io.vedette.alert.NotifyReason;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One message to one integration, and what has become of it so far.
 *
 * @param notice its id, the same for every attempt
 * @param integration as it is known beyond the process, such as {@code oncall/slack/1}
 * @param firing the episodes that it says fire
 * @param resolved those that it says are over
 * @param first when it first left
 * @param at when the last attempt left or was answered
 * @param said what the other side answered, or what went wrong; empty before the first answer
 * @param next when it is tried again; absent unless it is
 */
public record Telling(
        String notice,
        String integration,
        NotifyReason reason,
        List<String> firing,
        List<String> resolved,
        Instant first,
        Instant at,
        int attempts,
        Outcome outcome,
        String said,
        @Nullable Instant next) {
    /** More than this of what another side answered says no more. */
    private static final int LONGEST = 300;

    public Telling {
        firing = List.copyOf(firing);
        resolved = List.copyOf(resolved);
        said = said.length() > LONGEST ? said.substring(0, LONGEST - 1) + "…" : said;
    }

    /** What became of it later. */
    public Telling became(Outcome outcome, String said, Instant at, @Nullable Instant next) {
        return new Telling(notice, integration, reason, firing, resolved, first, at, attempts, outcome, said, next);
    }

    /** The receiver that the integration belongs to. */
    public String receiver() {
        return IntegrationName.receiver(integration);
    }

    /** What kind of integration it is. */
    public String kind() {
        return IntegrationName.kind(integration);
    }

    /** How far a message came. */
    public enum Outcome {
        /** It left, and nothing was heard since. */
        UNDER_WAY,
        DELIVERED,
        /** It failed, and is tried again. */
        RETRYING,
        /** It was refused for good. */
        REFUSED,
        /** It was tried until it was worth nothing any more. */
        GIVEN_UP,
        /** It was over before any attempt can have arrived. */
        COLLAPSED;

        private final String label = name().toLowerCase(Locale.ROOT);

        public String label() {
            return label;
        }
    }
}
