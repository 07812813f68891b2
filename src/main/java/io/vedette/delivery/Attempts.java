package io.vedette.delivery;

import java.time.Instant;

/** How often something was tried, and since when. */
public record Attempts(int count, Instant first) {
    public Attempts {
        if (count < 1) {
            throw new IllegalArgumentException("expected at least one attempt, found " + count);
        }
    }

    /** The first of them. */
    public static Attempts first(Instant now) {
        return new Attempts(1, now);
    }

    public Attempts oneMore() {
        return new Attempts(count + 1, first);
    }
}
