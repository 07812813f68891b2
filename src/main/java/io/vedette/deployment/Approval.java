package io.vedette.deployment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person's word on a rollback, asked for and perhaps given.
 *
 * @param until after that it is too late
 * @param by who decided; absent until somebody has
 * @param at when
 */
public record Approval(
        Instant until, @Nullable String by, @Nullable Instant at) {
    public static Approval asked(Instant until) {
        return new Approval(until, null, null);
    }

    public Approval given(String who, Instant now) {
        return new Approval(until, who, now);
    }
}
