package io.vedette.alert;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Says whether the firing of an alert is held back now; asked on the couriers' event loop, often.
 *
 * <p>It only ever holds a firing. When what it answers changes other than by {@link Held#until} running out, its owner tells the couriers.
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

    /** The first of several that holds. */
    static Hold firstOf(List<Hold> holds) {
        var all = List.copyOf(holds);
        return (alert, route, now) -> {
            for (Hold hold : all) {
                Optional<Held> held = hold.on(alert, route, now);
                if (held.isPresent()) {
                    return held;
                }
            }
            return Optional.empty();
        };
    }
}
