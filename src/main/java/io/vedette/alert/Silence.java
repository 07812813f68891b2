package io.vedette.alert;

import io.vedette.target.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What a person does not want to be told of for a while, and why.
 *
 * @param matchers all of which must match; at least one of them needs a label to be there, so that a slip of the pen does not silence everything
 */
public record Silence(
        String id, List<Matcher> matchers, Instant startsAt, Instant endsAt, String author, String reason) {
    /** What lasts longer is no silence but a wrong rule. */
    public static final Duration LONGEST = Duration.ofDays(7);

    public Silence {
        matchers = List.copyOf(matchers);
        if (endsAt.isBefore(startsAt)) {
            throw new IllegalArgumentException("expected an end after " + startsAt + ", found " + endsAt);
        }
    }

    /** Where a silence is in its life. */
    public enum State {
        PENDING,
        ACTIVE,
        EXPIRED;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether an alert without any label would be silenced: then nearly everything would. */
    public static boolean needNoLabel(List<Matcher> matchers) {
        return Matcher.allMatch(matchers, Labels.NONE);
    }

    public State state(Instant now) {
        if (now.isBefore(startsAt)) {
            return State.PENDING;
        }
        return now.isBefore(endsAt) ? State.ACTIVE : State.EXPIRED;
    }

    public boolean matches(Labels labels) {
        return Matcher.allMatch(matchers, labels);
    }

    /** Whether it says the same as another of other times. */
    public boolean saysTheSameAs(Silence other) {
        return matchers.equals(other.matchers) && author.equals(other.author) && reason.equals(other.reason);
    }

    /** The same, over now. */
    public Silence endedAt(Instant now) {
        return new Silence(id, matchers, now.isBefore(startsAt) ? now : startsAt, now, author, reason);
    }

    /** Its matchers as {@link MatcherText} reads them. */
    public String words() {
        return String.join(", ", matchers.stream().map(Matcher::toString).toList());
    }
}
