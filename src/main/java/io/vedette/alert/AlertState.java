package io.vedette.alert;

import java.time.Instant;

/**
 * Where a rule's alert is in its life.
 *
 * <pre>
 *              over                        under
 *   Inactive ────────▶ Firing(since) ────────────────▶ Recovering(since, clear)
 *      ▲                 ▲    over again                   │        │
 *      │                 └─────────────────────────────────┘        │
 *      └──────────────── under for as long as the rule keeps firing ┘
 * </pre>
 *
 * A rule with a hold is Pending(since) on the way to Firing, and Inactive again if it is under before the hold is over.
 * What cannot be measured moves nothing: what fires stays, and nothing new does.
 */
public sealed interface AlertState {
    /** Nothing wrong. */
    record Inactive() implements AlertState {}

    /** Over since {@code since}, but not for long enough that people should know. */
    record Pending(Instant since) implements AlertState {}

    /** People should know. */
    record Firing(Instant since) implements AlertState {}

    /** The condition is over since {@code clear}, but not for long enough to say so. */
    record Recovering(Instant since, Instant clear) implements AlertState {}

    /** Whether people have, or should have, a message about it that is not closed. */
    default boolean active() {
        return this instanceof Firing || this instanceof Recovering;
    }
}
