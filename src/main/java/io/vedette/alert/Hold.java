package io.vedette.alert;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Says whether the firing of an alert is held back now; asked on the couriers' event loop, often.
 *
 * <p>It only ever holds a firing. When what it answers changes other than by {@link Held#until} running out or by {@link #heard}, its owner tells the
 * couriers.
 */
@FunctionalInterface
public interface Hold {
    /** Holds nothing. */
    Hold NONE = (_, _, _) -> Optional.empty();

    /**
     * Why an alert is held, if it is.
     *
     * @param route the node of the routing tree that took it
     */
    Optional<Held> on(Alert alert, Route route, Instant now);

    /** Hears of every alert that fires or ends, before it is told; answers whether what was held may be held no longer. */
    default boolean heard(Alert alert) {
        return false;
    }

    /** The first of several that holds. */
    static Hold firstOf(List<Hold> holds) {
        return new FirstHold(holds);
    }
}
