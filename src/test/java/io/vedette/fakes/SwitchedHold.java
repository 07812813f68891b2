package io.vedette.fakes;

import io.vedette.alert.Alert;
import io.vedette.alert.Held;
import io.vedette.alert.Hold;
import io.vedette.alert.Route;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Holds the alerts of the services that a test names, until it lets them go or their time is over. */
public final class SwitchedHold implements Hold {
    private final Map<String, Instant> held = new HashMap<>();

    public void hold(String service) {
        hold(service, Instant.MAX);
    }

    public void hold(String service, Instant until) {
        held.put(service, until);
    }

    public void letGo(String service) {
        held.remove(service);
    }

    @Override
    public Optional<Held> on(Alert alert, Route route, Instant now) {
        Instant until = held.get(alert.service());
        return until == null || !now.isBefore(until)
                ? Optional.empty()
                : Optional.of(new Held.Silenced("s1", "ada", "works on it", until));
    }
}
