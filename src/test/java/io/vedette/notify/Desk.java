package io.vedette.notify;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vedette.alert.Alert;
import io.vedette.alert.Hold;
import io.vedette.alert.Route;
import io.vedette.fakes.SimulatedTime;
import io.vedette.timeline.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A {@link Notifications} in simulated time, with all that it says. */
final class Desk {
    final SimulatedTime time;
    final List<Event> events = new ArrayList<>();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Instant start;
    /** Alerts about receivers. */
    final List<Alert> raised = new ArrayList<>();

    boolean tellsOfReceivers;
    private final Notifications notifications;

    Desk(Route route, Integration... integrations) {
        this(7, route, integrations);
    }

    Desk(long seed, Route route, Integration... integrations) {
        this(seed, new SimulatedTime(), Outbox.NONE, route, integrations);
    }

    Desk(Hold hold, Route route, Integration... integrations) {
        this(7, new SimulatedTime(), Outbox.NONE, hold, route, integrations);
    }

    Desk(long seed, SimulatedTime time, Outbox outbox, Route route, Integration... integrations) {
        this(seed, time, outbox, Hold.NONE, route, integrations);
    }

    Desk(long seed, SimulatedTime time, Outbox outbox, Hold hold, Route route, Integration... integrations) {
        this.time = time;
        this.start = time.instant();
        var surroundings = new Surroundings(
                time, time, new Random(seed), events::add, meters, outbox, this::raise, _ -> List.of());
        notifications = new Notifications(route, List.of(integrations), surroundings, hold);
    }

    private void raise(Alert alert) {
        raised.add(alert);
        if (tellsOfReceivers) {
            tell(alert);
        }
    }

    Notifications notifications() {
        return notifications;
    }

    void tell(Alert alert) {
        notifications.tell(alert);
    }

    void advance(long seconds) {
        time.advance(Duration.ofSeconds(seconds));
    }

    Alert over(Alert alert) {
        return alert.resolvedAt(time.instant(), "answers again");
    }

    double counted(String receiver, Outcome outcome) {
        return meters.get("vedette.notifications")
                .tag("receiver", receiver)
                .tag("outcome", outcome.label())
                .counter()
                .count();
    }
}
