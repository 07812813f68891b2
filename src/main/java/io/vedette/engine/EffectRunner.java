package io.vedette.engine;

import io.micrometer.core.instrument.MeterRegistry;
import io.vedette.alert.Alert;
import io.vedette.deployment.Deployment;
import io.vedette.deployment.Order;
import io.vedette.deployment.RemedyOrder;
import io.vedette.deployment.RollbackOrder;
import io.vedette.deployment.Watch;
import io.vedette.monitor.Effect;
import io.vedette.timeline.Event;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Does what monitors want done outside, in their order, each only after it is kept: a kill at any moment finds it either done or written down to be done.
 * Belongs to the couriers' event loop. What it hands on must not block.
 */
public final class EffectRunner {
    private final Ledger ledger;
    private final Consumer<Alert> notifications;
    private final Consumer<String> seen;
    private final Consumer<Order> orders;
    private final BiConsumer<String, String> unneeded;
    private final Consumer<Deployment> deployed;
    private final Consumer<Event> timeline;
    private final MeterRegistry meters;
    private final Judgements judgements;
    private final Deque<Batch> waiting = new ArrayDeque<>();

    /**
     * @param seen hears of each service whose endpoints have all been looked at after a restart
     * @param unneeded hears of each order whose cause is over, and why
     * @param deployed hears of each deployment on watch, perhaps more than once
     */
    public EffectRunner(
            Ledger ledger,
            Consumer<Alert> notifications,
            Consumer<String> seen,
            Consumer<Order> orders,
            BiConsumer<String, String> unneeded,
            Consumer<Deployment> deployed,
            Consumer<Event> timeline,
            MeterRegistry meters) {
        this.ledger = ledger;
        this.notifications = notifications;
        this.seen = seen;
        this.orders = orders;
        this.unneeded = unneeded;
        this.deployed = deployed;
        this.timeline = timeline;
        this.meters = meters;
        this.judgements = new Judgements(meters);
    }

    /** Effects that are being kept, or wait for others before them. */
    private static final class Batch {
        private final List<Effect> effects;
        private boolean kept;

        Batch(List<Effect> effects) {
            this.effects = effects;
        }
    }

    /** Keeps effects and then performs them, in the order of the calls. */
    public void perform(List<Effect> effects) {
        var batch = new Batch(effects);
        waiting.add(batch);
        ledger.keep(effects).onComplete(_ -> {
            batch.kept = true;
            performWhatIsKept();
        });
    }

    /** Counts what the deployments of these services come to from zero on, before there is any. */
    public void expect(Collection<String> services) {
        services.forEach(judgements::expect);
    }

    /** Batches that are not performed yet. */
    public int depth() {
        return waiting.size();
    }

    private void performWhatIsKept() {
        for (Batch first = waiting.peek(); first != null && first.kept; first = waiting.peek()) {
            waiting.remove();
            first.effects.forEach(this::perform);
        }
    }

    private void perform(Effect effect) {
        switch (effect) {
            case Effect.Tell(Alert alert) -> notifications.accept(alert);
            case Effect.Seen(String service) -> seen.accept(service);
            case Effect.TakeBack(RollbackOrder order, Instant _) -> orders.accept(order);
            case Effect.Remedy(RemedyOrder order, Instant _) -> orders.accept(order);
            case Effect.Unneeded(String order, String why) -> unneeded.accept(order, why);
            case Effect.Happened(Event event) -> timeline.accept(event);
            case Effect.Judged judged ->
                judgements.of(judged.deployment().service(), judged.verdict()).increment();
            case Effect.Recovered(Watch watch) -> new Delays(meters).of(watch);
            case Effect.Watched(Watch watch) -> deployed.accept(watch.deployment());
            case Effect.Confirm _ -> throw new IllegalArgumentException("a confirmation belongs to its own event loop");
        }
    }
}
