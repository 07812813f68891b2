package io.vedette.app;

import io.micrometer.core.instrument.Gauge;
import io.vedette.alert.Alert;
import io.vedette.alert.Hold;
import io.vedette.config.Configuration;
import io.vedette.dependency.Dependencies;
import io.vedette.dependency.DependencyHold;
import io.vedette.deployment.RollbackOrder;
import io.vedette.engine.Fleet;
import io.vedette.engine.Lookout;
import io.vedette.maintenance.MaintenanceHold;
import io.vedette.monitor.Effect;
import io.vedette.monitor.ServicePlan;
import io.vedette.notify.Notifications;
import io.vedette.sight.Anchors;
import io.vedette.sight.Sight;
import io.vedette.sight.Watched;
import io.vedette.target.Service;
import io.vedette.target.Target;
import io.vedette.timeline.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The world around an alert, as far as it says that nobody should be told of it now: its service is worked on, what it needs is down, or this place sees nothing. Belongs to
 * the couriers' event loop.
 */
final class Outlook {
    private static final Duration ANCHORS_FRESH = Duration.ofSeconds(15);

    private final Foundations base;
    private final DependencyHold dependencies;
    private final List<RollbackOrder> waiting = new ArrayList<>();
    private final Consumer<Event> events;
    private Consumer<RollbackOrder> rollbacks = _ -> {};
    private Runnable holdsChanged = () -> {};
    private Configuration configuration;
    private @Nullable MaintenanceRounds maintenance;
    private @Nullable Fleet fleet;
    private @Nullable Sight sight;
    private @Nullable Lookout lookout;
    private volatile boolean blind;

    Outlook(Foundations base, Configuration configuration, Consumer<Event> events) {
        this.base = base;
        this.configuration = configuration;
        this.events = events;
        this.dependencies = new DependencyHold(new Dependencies(services(configuration)));
        Gauge.builder("vedette.location.blind", this, outlook -> outlook.blind ? 1 : 0)
                .description("Whether our own network is taken to be the cause of what does not answer.")
                .register(base.meters());
    }

    private static List<Service> services(Configuration configuration) {
        return configuration.services().stream().map(ServicePlan::service).toList();
    }

    private static Watched watched(Configuration configuration) {
        List<Target> targets = services(configuration).stream()
                .flatMap(service -> service.targets().stream())
                .toList();
        return new Watched(targets);
    }

    /** What holds alerts, the most telling first. */
    Hold hold() {
        Hold sees = (alert, route, now) -> lookout == null ? Optional.empty() : lookout.on(alert, route, now);
        return Hold.firstOf(List.of(sees, new MaintenanceHold(base.maintenance()), dependencies));
    }

    /** Begins to act on what is seen; {@code orders} takes the rollbacks that may be requested. */
    void open(Notifications notifications, Consumer<RollbackOrder> orders) {
        rollbacks = orders;
        holdsChanged = notifications::holdsChanged;
        maintenance = new MaintenanceRounds(base.maintenance(), events, holdsChanged, base.meters());
    }

    /** Begins to look at what falls silent on all loops; {@code effects} takes what is to be told of it. */
    void watch(Fleet opened, Consumer<List<Effect>> effects) {
        fleet = opened;
        var looking = new Sight(opened.silences(), watched(configuration));
        sight = looking;
        lookout = new Lookout(looking, opened, effects, holdsChanged);
        anchor();
    }

    private void anchor() {
        List<Target> targets = configuration.anchors();
        var anchors = targets.isEmpty() ? Anchors.NONE : new Anchors(targets.size(), ANCHORS_FRESH);
        Fleet looked = fleet;
        Sight looking = sight;
        if (looked != null && looking != null) {
            looked.anchor(targets, anchors);
            looking.ask(anchors);
        }
    }

    /** Takes another configuration. */
    void update(Configuration other) {
        boolean sameAnchors = other.anchors().equals(configuration.anchors());
        configuration = other;
        dependencies.update(new Dependencies(services(other)));
        holdsChanged.run();
        Sight looking = sight;
        if (looking != null) {
            looking.update(watched(other));
        }
        if (!sameAnchors) {
            anchor();
        }
    }

    /** An alert that is about to be told, as it should be. */
    Alert told(Alert alert) {
        Instant now = base.clock().instant();
        if (dependencies.hear(alert, now)) {
            holdsChanged.run();
        }
        if (alert.firing() && !alert.service().equals(Lookout.OURS)) {
            look(now);
        }
        return dependencies.worded(alert);
    }

    /** Takes over the alerts that fired in an earlier life. */
    void recall(List<Alert> firing) {
        firing.forEach(alert -> dependencies.hear(alert, base.clock().instant()));
    }

    /** Requests a rollback once it is clear that this place sees; not at all when it does not. */
    void request(RollbackOrder order) {
        look(base.clock().instant());
        waiting.add(order);
        decide();
    }

    void beat(Instant now) {
        look(now);
        decide();
        MaintenanceRounds rounds = maintenance;
        if (rounds != null) {
            rounds.look(now);
        }
    }

    private void look(Instant now) {
        Lookout looking = lookout;
        if (looking != null) {
            looking.look(now);
            blind = looking.isBlind();
        }
    }

    private void decide() {
        if (lookout == null || lookout.isTrusted()) {
            var due = List.copyOf(waiting);
            waiting.clear();
            due.forEach(rollbacks);
        } else if (blind) {
            waiting.forEach(this::withhold);
            waiting.clear();
        }
    }

    private void withhold(RollbackOrder order) {
        var deployment = order.deployment();
        String text = "version " + deployment.version()
                + " is not taken back: nothing can be seen from here, our own network is the suspect";
        events.accept(Event.of(base.clock().instant(), Event.Kind.ROLLBACK_WITHHELD, deployment.service(), text)
                .about(deployment.id()));
    }
}
