package io.vedette.rollback;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vedette.delivery.Attempts;
import io.vedette.deployment.Deployment;
import io.vedette.deployment.RollbackOrder;
import io.vedette.deployment.RollbackProgress;
import io.vedette.deployment.RollbackProgress.Stage;
import io.vedette.timeline.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Says how far each rollback came: in the log, in {@code vedette_rollbacks_total}, in the timeline, and to the deployment's watch. */
final class RollbackLog {
    private static final Logger LOG = LoggerFactory.getLogger(Rollbacks.class);
    private static final List<Stage> OUTCOMES = List.of(Stage.ACCEPTED, Stage.FAILED, Stage.WITHHELD);

    private final InstantSource clock;
    private final Consumer<RollbackProgress> progress;
    private final Consumer<Event> timeline;
    private final MeterRegistry meters;

    RollbackLog(
            InstantSource clock, Consumer<RollbackProgress> progress, Consumer<Event> timeline, MeterRegistry meters) {
        this.clock = clock;
        this.progress = progress;
        this.timeline = timeline;
        this.meters = meters;
    }

    void requested(RollbackOrder order) {
        OUTCOMES.forEach(outcome -> counter(order.deployment().service(), outcome));
        String previous = order.deployment().previousVersion();
        String back = previous == null ? "" : " to " + previous;
        log(Level.INFO, order, order.reason(), "rollback requested");
        said(
                order,
                Stage.REQUESTED,
                Event.Kind.ROLLBACK_REQUESTED,
                "Rollback of version " + order.deployment().version() + back + " requested by " + order.action() + ": "
                        + order.reason());
    }

    void accepted(RollbackOrder order, String answer) {
        log(Level.INFO, order, answer, "rollback accepted");
        ended(order, Stage.ACCEPTED, Event.Kind.ROLLBACK_ACCEPTED, "accepted by " + order.action() + ": " + answer);
    }

    void retried(RollbackOrder order, Attempts attempts, String why, Instant next) {
        long wait = Duration.between(clock.instant(), next).toMillis();
        log(Level.WARN, order, why, "attempt " + attempts.count() + " failed, next in " + wait + " ms");
    }

    void refused(RollbackOrder order, String why) {
        failed(order, "refused by " + order.action() + ": " + why);
    }

    void expired(RollbackOrder order, Attempts attempts, String why) {
        failed(order, "given up after " + attempts.count() + " attempts by " + order.action() + ": " + why);
    }

    private void failed(RollbackOrder order, String why) {
        log(Level.ERROR, order, why, "rollback failed");
        ended(order, Stage.FAILED, Event.Kind.ROLLBACK_FAILED, why);
    }

    /** Another order for what was requested before is no step of that rollback, and only logged. */
    void withheld(RollbackOrder order, Withheld withheld) {
        log(Level.WARN, order, withheld.interlock().name(), "rollback withheld: " + withheld.why());
        if (withheld.interlock() != Withheld.Interlock.ALREADY_REQUESTED) {
            ended(order, Stage.WITHHELD, Event.Kind.ROLLBACK_WITHHELD, "withheld: " + withheld.why());
        }
    }

    private void ended(RollbackOrder order, Stage stage, Event.Kind kind, String what) {
        counter(order.deployment().service(), stage).increment();
        said(order, stage, kind, "Rollback of version " + order.deployment().version() + " " + what);
    }

    private void said(RollbackOrder order, Stage stage, Event.Kind kind, String text) {
        Deployment deployment = order.deployment();
        Instant now = clock.instant();
        progress.accept(new RollbackProgress(deployment.id(), deployment.service(), stage, text, now));
        timeline.accept(Event.of(now, kind, deployment.service(), text).about(deployment.id()));
    }

    private Counter counter(String service, Stage outcome) {
        return Counter.builder("vedette.rollbacks")
                .description("Rollbacks that the evidence asked for, by what became of them")
                .tag("service", service)
                .tag("outcome", outcome.label())
                .register(meters);
    }

    private static void log(Level level, RollbackOrder order, String reason, String message) {
        LOG.atLevel(level)
                .addKeyValue("service", order.deployment().service())
                .addKeyValue("deployment", order.deployment().id())
                .addKeyValue("action", order.action())
                .addKeyValue("reason", reason)
                .log(message);
    }
}
