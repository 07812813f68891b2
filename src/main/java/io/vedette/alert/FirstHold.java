package io.vedette.alert;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Several holds in the order in which their reasons are given. */
record FirstHold(List<Hold> holds) implements Hold {
    FirstHold {
        holds = List.copyOf(holds);
    }

    @Override
    public Optional<Held> on(Alert alert, Route route, Instant now) {
        for (Hold hold : holds) {
            Optional<Held> held = hold.on(alert, route, now);
            if (held.isPresent()) {
                return held;
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean heard(Alert alert) {
        boolean released = false;
        for (Hold hold : holds) {
            released |= hold.heard(alert);
        }
        return released;
    }
}
