package io.vedette.app;

import io.vedette.config.Configuration;
import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.Delivered;
import io.vedette.delivery.Delivery.Refused;
import io.vedette.delivery.Delivery.TryAgain;
import io.vedette.notify.Bulletin;
import io.vedette.notify.Integration;
import io.vedette.notify.ReceiverSpec;
import io.vedette.report.ReportPlan;
import io.vedette.time.Scheduler;
import io.vedette.time.Scheduler.Timer;
import io.vedette.timeline.Event;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Tells each report when its time has come, until every way of its receiver has taken it, for six hours at most. A time that was slept through is made up for: of
 * several the last. Belongs to the couriers' event loop.
 */
final class Reports {
    private static final Duration RETRY = Duration.ofMinutes(5);
    private static final Duration WORTH = Duration.ofHours(6);

    private final InstantSource clock;
    private final Scheduler scheduler;
    private final BiFunction<ReportPlan, Instant, Future<Bulletin>> writer;
    private final Function<ReceiverSpec, List<Integration>> ways;
    private final BiConsumer<String, Instant> keeper;
    private final Consumer<Event> timeline;
    private final Map<String, Instant> told = new HashMap<>();
    private final Map<String, Timer> timers = new HashMap<>();
    private final Map<String, Timer> retries = new HashMap<>();
    private final Set<String> underWay = new HashSet<>();
    private Map<String, ReportPlan> plans = Map.of();
    private Map<String, ReceiverSpec> receivers = Map.of();
    private boolean closed;

    /**
     * One report under way.
     *
     * @param due the end of the time it is about
     * @param until when it is not worth another attempt
     * @param settled the ways that have taken or refused it
     */
    private record Telling(ReportPlan plan, Instant due, Instant until, Set<String> settled) {}

    /**
     * @param writer writes the report of the time that ends at an instant
     * @param ways makes the ways to a receiver, for one attempt each
     * @param keeper keeps that a report was told
     */
    Reports(
            InstantSource clock,
            Scheduler scheduler,
            BiFunction<ReportPlan, Instant, Future<Bulletin>> writer,
            Function<ReceiverSpec, List<Integration>> ways,
            BiConsumer<String, Instant> keeper,
            Consumer<Event> timeline) {
        this.clock = clock;
        this.scheduler = scheduler;
        this.writer = writer;
        this.ways = ways;
        this.keeper = keeper;
        this.timeline = timeline;
    }

    /** Takes over what an earlier life told; called once, before {@link #update}. */
    void recall(Map<String, Instant> earlier) {
        told.putAll(earlier);
    }

    /** Takes another configuration's reports and receivers. */
    void update(Configuration configuration) {
        update(configuration.reports(), configuration.receivers());
    }

    void update(Collection<ReportPlan> wanted, Collection<ReceiverSpec> specs) {
        timers.values().forEach(Timer::cancel);
        timers.clear();
        plans = new HashMap<>();
        receivers = new HashMap<>();
        wanted.forEach(plan -> plans.put(plan.name(), plan));
        specs.forEach(spec -> receivers.put(spec.name(), spec));
        wanted.forEach(this::arm);
    }

    private void arm(ReportPlan plan) {
        if (closed || underWay.contains(plan.name())) {
            return;
        }
        Instant last = told.get(plan.name());
        if (last == null) {
            last = clock.instant();
            told(plan.name(), last);
        }
        Instant due = plan.rhythm().next(last);
        timers.put(plan.name(), scheduler.at(due, () -> begin(plan)));
    }

    private void begin(ReportPlan plan) {
        Instant due = plan.rhythm().next(told.getOrDefault(plan.name(), clock.instant()));
        for (Instant next = plan.rhythm().next(due);
                !next.isAfter(clock.instant());
                next = plan.rhythm().next(next)) {
            due = next;
        }
        underWay.add(plan.name());
        tell(new Telling(plan, due, clock.instant().plus(WORTH), new HashSet<>()));
    }

    /** Tries all ways that have not taken or refused it yet. */
    private void tell(Telling telling) {
        ReportPlan plan = telling.plan;
        ReceiverSpec receiver = receivers.get(plan.receiver());
        if (receiver == null || !plan.equals(plans.get(plan.name()))) {
            end(telling);
            return;
        }
        writer.apply(plan, telling.due)
                .compose(bulletin -> tell(bulletin, ways.apply(receiver), telling.settled))
                .onComplete(open -> after(telling, open), _ -> after(telling, List.of("it could not be written")));
    }

    /** Answers why each of those that are still open is. */
    private Future<List<String>> tell(Bulletin bulletin, List<Integration> all, Set<String> settled) {
        var open = new ArrayList<Future<List<String>>>();
        for (int number = 0; number < all.size(); number++) {
            Integration way = all.get(number);
            String name = way.kind() + "/" + number;
            if (settled.contains(name) || !Bulletin.suits(way)) {
                way.sender().close();
            } else {
                open.add(bulletin.tell(way).map(delivery -> answered(bulletin, way, name, delivery, settled)));
            }
        }
        return Future.all(open)
                .map(_ -> open.stream().flatMap(one -> one.result().stream()).toList());
    }

    private List<String> answered(
            Bulletin bulletin, Integration way, String name, Delivery delivery, Set<String> settled) {
        String whom = way.receiver() + " by " + way.kind();
        return switch (delivery) {
            case Delivered _ -> {
                settled.add(name);
                say(Event.Kind.NOTIFIED, "Told " + whom + ": " + bulletin.title());
                yield List.of();
            }
            case Refused refused -> {
                settled.add(name);
                say(Event.Kind.NOTIFY_FAILED, "Could not tell " + whom + " the report (" + refused.why() + ")");
                yield List.of();
            }
            case TryAgain again -> List.of(whom + ": " + again.why());
        };
    }

    private void after(Telling telling, List<String> open) {
        if (closed) {
            return;
        }
        String name = telling.plan.name();
        if (open.isEmpty()) {
            end(telling);
        } else if (clock.instant().isAfter(telling.until)) {
            say(
                    Event.Kind.NOTIFY_FAILED,
                    "The report " + name + " could not be told (" + String.join("; ", open) + ")");
            end(telling);
        } else {
            retries.put(name, scheduler.at(clock.instant().plus(RETRY), () -> tell(telling)));
        }
    }

    private void end(Telling telling) {
        String name = telling.plan.name();
        underWay.remove(name);
        told(name, telling.due);
        ReportPlan now = plans.get(name);
        if (now != null) {
            arm(now);
        }
    }

    private void told(String report, Instant at) {
        told.put(report, at);
        keeper.accept(report, at);
    }

    private void say(Event.Kind kind, String text) {
        timeline.accept(Event.of(clock.instant(), kind, null, text));
    }

    void close() {
        closed = true;
        timers.values().forEach(Timer::cancel);
        retries.values().forEach(Timer::cancel);
    }
}
