package io.vedette.engine;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vedette.alert.Alert;
import io.vedette.alert.Hold;
import io.vedette.dependency.Dependencies;
import io.vedette.dependency.DependencyHold;
import io.vedette.deployment.Order;
import io.vedette.maintenance.MaintenanceBook;
import io.vedette.maintenance.MaintenanceHold;
import io.vedette.monitor.Effect;
import io.vedette.sight.Anchors;
import io.vedette.sight.Sight;
import io.vedette.sight.Silence;
import io.vedette.sight.Watched;
import io.vedette.target.Service;
import io.vedette.target.Target;
import io.vedette.timeline.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The world around an alert, as far as it says that nobody should be told of it now: its service is worked on, what it needs is down, or this place sees nothing. Belongs to
 * the couriers' event loop.
 */
public final class Outlook {
    /** Thousands may fire in one moment. */
    private static final Duration OFTEN = Duration.ofMillis(50);

    private static final Duration ANCHORS_FRESH = Duration.ofSeconds(15);

    private final InstantSource clock;
    private final MaintenanceBook book;
    private final MeterRegistry meters;
    private final DependencyHold dependencies;
    private final List<Order> waiting = new ArrayList<>();
    private final Consumer<Event> events;
    private Consumer<Order> rollbacks = _ -> {};
    private Consumer<Order> withheld = _ -> {};
    private Runnable holdsChanged = () -> {};
    private Around around;
    private Instant looked = Instant.EPOCH;
    private List<Alert> earlier = List.of();
    private Instant newest = Instant.EPOCH;
    private @Nullable MaintenanceRounds maintenance;
    private @Nullable Loops loops;
    private @Nullable Sight sight;
    private @Nullable Lookout lookout;
    private volatile boolean blind;

    /** What is watched, and by what this place knows whether it sees. */
    public record Around(List<Service> services, List<Target> anchors) {
        public Around {
            services = List.copyOf(services);
            anchors = List.copyOf(anchors);
        }

        private Watched watched() {
            return new Watched(services.stream()
                    .flatMap(service -> service.targets().stream())
                    .toList());
        }
    }

    /** The event loops that probe. */
    public interface Loops extends Lookout.Stations {
        /** What falls silent on each; may be read from any thread. */
        List<Silence> silences();

        /** Looks at these anchors from now on, and at no others; what they say goes to {@code word}. */
        void anchor(List<Target> anchors, Anchors word);
    }

    public Outlook(
            InstantSource clock, MaintenanceBook book, Around around, Consumer<Event> events, MeterRegistry meters) {
        this.clock = clock;
        this.book = book;
        this.around = around;
        this.events = events;
        this.meters = meters;
        this.dependencies = new DependencyHold(new Dependencies(around.services()));
        Gauge.builder("vedette.location.blind", this, outlook -> outlook.blind ? 1 : 0)
                .description("Whether our own network is taken to be the cause of what does not answer.")
                .register(meters);
    }

    /** What holds alerts, the most telling first. */
    public Hold hold() {
        Hold sees = (alert, route, now) -> lookout == null ? Optional.empty() : lookout.on(alert, route, now);
        return Hold.firstOf(List.of(sees, new MaintenanceHold(book), dependencies));
    }

    /** Begins to act on what is seen; {@code orders} takes the rollbacks that may be requested, {@code unseen} those that must not be. */
    public void open(Runnable released, Consumer<Order> orders, Consumer<Order> unseen) {
        withheld = unseen;
        rollbacks = orders;
        holdsChanged = released;
        maintenance = new MaintenanceRounds(book, events, released, meters);
    }

    /** Takes over what an earlier life told of what this place sees; before {@link #watch}. */
    public void recall(List<Alert> firing) {
        earlier = firing.stream().filter(Lookout::isOfSight).toList();
        newest = firing.stream().map(Alert::startsAt).max(Instant::compareTo).orElse(Instant.EPOCH);
    }

    /** Whether an alert of an earlier life goes on, until it is clear whether what it says still holds. */
    public boolean goesOn(Alert alert) {
        return !earlier.isEmpty() && earlier.getLast().episode().equals(alert.episode());
    }

    /** Begins to look at what falls silent on all loops; {@code effects} takes what is to be told of it. */
    public void watch(Loops opened, Consumer<List<Effect>> effects) {
        loops = opened;
        var looking = new Sight(opened.silences(), around.watched());
        sight = looking;
        var looks = new Lookout(looking, opened, effects, holdsChanged);
        if (!earlier.isEmpty()) {
            looks.recall(earlier.getLast(), clock.instant());
        }
        looks.doubt(newest, clock.instant());
        lookout = looks;
        anchor();
    }

    private void anchor() {
        List<Target> targets = around.anchors();
        var anchors = targets.isEmpty() ? Anchors.NONE : new Anchors(targets.size(), ANCHORS_FRESH);
        Loops looked = loops;
        Sight looking = sight;
        if (looked != null && looking != null) {
            looked.anchor(targets, anchors);
            looking.ask(anchors, clock.instant());
        }
    }

    /** Takes what another configuration says. */
    public void update(Around other) {
        boolean sameAnchors = other.anchors().equals(around.anchors());
        around = other;
        dependencies.update(new Dependencies(other.services()));
        holdsChanged.run();
        Sight looking = sight;
        if (looking != null) {
            looking.update(other.watched());
        }
        if (!sameAnchors) {
            anchor();
        }
    }

    /** An alert that is about to be told, as it should be. */
    public Alert told(Alert alert) {
        Instant now = clock.instant();
        if (alert.firing() && !alert.service().equals(Lookout.OURS) && !now.isBefore(looked.plus(OFTEN))) {
            look(now);
        }
        return dependencies.worded(alert);
    }

    /** Requests a rollback once it is clear that this place sees, which takes a while at the start of a life; not at all when it does not. */
    public void request(Order order) {
        Instant now = clock.instant();
        look(now);
        waiting.add(order);
        decide(now);
    }

    /** About once a second. */
    public void beat(Instant now) {
        look(now);
        decide(now);
        MaintenanceRounds rounds = maintenance;
        if (rounds != null) {
            rounds.look(now);
        }
    }

    private void look(Instant now) {
        looked = now;
        Lookout looking = lookout;
        if (looking != null) {
            looking.look(now);
            blind = looking.isBlind();
        }
    }

    private void decide(Instant now) {
        if (lookout != null && lookout.isTrusted(now)) {
            var due = List.copyOf(waiting);
            waiting.clear();
            due.forEach(rollbacks);
        } else if (blind) {
            waiting.forEach(withheld);
            waiting.clear();
        }
    }
}
