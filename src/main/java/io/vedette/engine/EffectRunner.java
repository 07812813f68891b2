package io.vedette.engine;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vedette.alert.Alert;
import io.vedette.deployment.RollbackOrder;
import io.vedette.monitor.Effect;
import io.vedette.timeline.Event;
import java.util.List;
import java.util.function.Consumer;

/** Does what monitors want done outside, in their order; belongs to the couriers' event loop. What it hands on must not block. */
public final class EffectRunner {
    private final Consumer<Alert> notifications;
    private final Consumer<RollbackOrder> rollbacks;
    private final Consumer<Event> timeline;
    private final MeterRegistry meters;

    public EffectRunner(
            Consumer<Alert> notifications,
            Consumer<RollbackOrder> rollbacks,
            Consumer<Event> timeline,
            MeterRegistry meters) {
        this.notifications = notifications;
        this.rollbacks = rollbacks;
        this.timeline = timeline;
        this.meters = meters;
    }

    public void perform(List<Effect> effects) {
        effects.forEach(this::perform);
    }

    private void perform(Effect effect) {
        switch (effect) {
            case Effect.Tell(Alert alert) -> notifications.accept(alert);
            case Effect.TakeBack(RollbackOrder order) -> rollbacks.accept(order);
            case Effect.Happened(Event event) -> timeline.accept(event);
            case Effect.Judged judged -> count(judged);
            case Effect.Confirm _ -> throw new IllegalArgumentException("a confirmation belongs to its own event loop");
        }
    }

    private void count(Effect.Judged judged) {
        Counter.builder("vedette.deployments")
                .description("Deployments by what their watch came to.")
                .tag("service", judged.deployment().service())
                .tag("verdict", judged.verdict().label())
                .register(meters)
                .increment();
    }
}
