package io.vedette.app;

import io.vedette.alert.Route;
import io.vedette.config.Configuration;
import io.vedette.notify.Drill;
import io.vedette.notify.ReceiverSpec;
import io.vedette.notify.receivers.Receivers;
import io.vedette.spelling.NearMatch;
import io.vedette.target.Labels;
import io.vedette.timeline.Event;
import io.vedette.web.Drills.Drilled;
import io.vedette.web.Drills.Leg;
import io.vedette.web.Drills.Order;
import io.vedette.web.Drills.Reach;
import io.vedette.web.Drills.Step;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where receivers are tested, one drill at a time; belongs to the couriers' event loop. Real alerts, and what was told of them, are none of its business. */
final class DrillYard {
    private static final int KEYS_KEPT = 100;

    private final Receivers receivers;
    private final InstantSource clock;
    private final Consumer<Event> timeline;
    private final Map<String, Future<Drilled>> keys = new LinkedHashMap<>();
    private Route route;
    private List<ReceiverSpec> specs;
    private boolean underWay;
    private int number;

    DrillYard(Configuration configuration, Receivers receivers, InstantSource clock, Consumer<Event> timeline) {
        this.receivers = receivers;
        this.clock = clock;
        this.timeline = timeline;
        this.route = configuration.route();
        this.specs = configuration.receivers();
    }

    void update(Configuration configuration) {
        route = configuration.route();
        specs = configuration.receivers();
    }

    List<Reach> receivers() {
        return specs.stream()
                .map(spec -> new Reach(
                        spec.name(),
                        spec.integrations().stream().map(one -> one.kind()).toList()))
                .toList();
    }

    Future<Drilled> drill(Order order, @Nullable String key) {
        Future<Drilled> known = key == null ? null : keys.get(key);
        if (known != null) {
            return known;
        }
        Future<Drilled> drilled = begin(order);
        if (key != null && underWay) {
            keys.put(key, drilled);
            keys.keySet().stream()
                    .limit(Math.max(0, keys.size() - KEYS_KEPT))
                    .toList()
                    .forEach(keys::remove);
        }
        return drilled;
    }

    private Future<Drilled> begin(Order order) {
        if (underWay) {
            return Future.succeededFuture(new Drilled.Busy());
        }
        Labels labels = Drill.labels(new Labels(order.labels()));
        var names = order.receiver() == null
                ? route.takers(labels).stream().map(Route::receiver).distinct().toList()
                : List.of(order.receiver());
        var tested = specs.stream().filter(spec -> names.contains(spec.name())).toList();
        if (tested.isEmpty()) {
            return Future.succeededFuture(new Drilled.NoSuchReceiver(near(names.getFirst())));
        }
        return run(labels, tested);
    }

    private Future<Drilled> run(Labels labels, List<ReceiverSpec> tested) {
        var integrations = receivers.integrations(tested);
        underWay = true;
        String id = Long.toString(clock.instant().toEpochMilli(), 36) + "-" + ++number;
        return new Drill(id, labels, clock)
                .run(integrations)
                .onComplete(_ -> underWay = false)
                .map(legs -> done(id, legs));
    }

    private Drilled done(String id, List<Drill.Leg> legs) {
        var done = new Drilled.Done(id, legs.stream().map(DrillYard::leg).toList());
        String told = done.legs().stream().map(DrillYard::story).collect(Collectors.joining("; "));
        timeline.accept(Event.of(clock.instant(), Event.Kind.DRILLED, null, "[TEST] drill " + id + ": " + told));
        return done;
    }

    private static String story(Leg leg) {
        String way = leg.receiver() + " by " + leg.kind();
        Step end = leg.end();
        if (!leg.beginning().delivered()) {
            return way + " was not told (" + leg.beginning().said() + ")";
        }
        return end != null && end.delivered()
                ? way + " was told, and of the end"
                : way + " was told, but not of the end (" + (end == null ? "" : end.said()) + ")";
    }

    private static Leg leg(Drill.Leg leg) {
        Drill.Answer end = leg.end();
        return new Leg(leg.receiver(), leg.kind(), step(leg.beginning()), end == null ? null : step(end));
    }

    private static Step step(Drill.Answer answer) {
        return new Step(answer.delivered(), answer.said(), answer.took());
    }

    private List<String> near(String name) {
        var names = specs.stream().map(ReceiverSpec::name).toList();
        return Stream.ofNullable(NearMatch.of(name, names)).toList();
    }
}
