package io.vedette.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * When to try again: waits that grow by {@code factor} up to {@code cap}, each drawn evenly from zero to there ("full jitter"), until
 * {@code deadline} has passed since the first attempt. The last attempt leaves at the deadline itself, never after it.
 */
public record Backoff(Duration first, double factor, Duration cap, Duration deadline) {
    public Backoff {
        if (!first.isPositive() || factor < 1 || cap.compareTo(first) < 0 || !deadline.isPositive()) {
            throw new IllegalArgumentException("expected 0 < first <= cap, factor >= 1 and 0 < deadline, found first "
                    + first + ", cap " + cap + ", factor " + factor + ", deadline " + deadline);
        }
    }

    /** The same waits until another deadline. */
    public Backoff until(Duration otherDeadline) {
        return new Backoff(first, factor, cap, otherDeadline);
    }

    /**
     * What follows the last of {@code attempts}, which failed by {@code now}.
     *
     * @param asked the least wait that the receiver asked for; honoured as far as the deadline
     */
    public Next next(Attempts attempts, Instant now, @Nullable Duration asked, RandomGenerator random) {
        Instant end = attempts.first().plus(deadline);
        if (!now.isBefore(end)) {
            return new GiveUp();
        }
        Duration wait = longer(jittered(ceiling(attempts.count()), random), asked);
        return new At(wait.compareTo(Duration.between(now, end)) < 0 ? now.plus(wait) : end);
    }

    /** The longest wait after so many attempts. */
    Duration ceiling(int attempts) {
        double nanos = first.toNanos() * Math.pow(factor, attempts - 1.0);
        return nanos < cap.toNanos() ? Duration.ofNanos((long) nanos) : cap;
    }

    private static Duration jittered(Duration ceiling, RandomGenerator random) {
        return Duration.ofNanos(random.nextLong(ceiling.toNanos() + 1));
    }

    private static Duration longer(Duration wait, @Nullable Duration asked) {
        return asked != null && asked.compareTo(wait) > 0 ? asked : wait;
    }

    /** What follows a failed attempt. */
    public sealed interface Next {}

    /** Another attempt at this time. */
    public record At(Instant time) implements Next {}

    /** None: the deadline has passed. */
    public record GiveUp() implements Next {}
}
