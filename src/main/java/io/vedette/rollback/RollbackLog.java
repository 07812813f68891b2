package io.vedette.rollback;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vedette.delivery.Attempts;
import io.vedette.deployment.Order;
import io.vedette.deployment.RemedyOrder;
import io.vedette.deployment.RollbackOrder;
import io.vedette.deployment.RollbackProgress;
import io.vedette.deployment.RollbackProgress.Stage;
import io.vedette.deployment.RollbackState.News;
import io.vedette.timeline.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Says how far each rollback came: in the log, in {@code vedette_rollbacks_total}, in the timeline, and to the deployment's watch. */
final class RollbackLog {
    private static final Logger LOG = LoggerFactory.getLogger(Rollbacks.class);
    private static final List<Stage> OUTCOMES =
            Arrays.stream(Stage.values()).filter(Stage::ends).toList();

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

    /** As in {@code Rollback of version 2.0 refused by back: 410}. */
    static String text(Order order, String what) {
        return order.subject() + " " + what;
    }

    static String requestedText(Order order) {
        return text(order, back(order) + "requested by " + order.action() + ": " + order.reason());
    }

    static String back(Order order) {
        String previous = order.previousVersion();
        return previous == null ? "" : "to " + previous + " ";
    }

    /** Puts every outcome of a service's rollbacks at zero: a counter that begins with its first event hides that event from who looks for an increase. */
    void expect(String service) {
        OUTCOMES.forEach(outcome -> rollbacks(service, outcome));
    }

    void requested(Order order) {
        OUTCOMES.forEach(outcome -> counter(order, outcome));
        log(Level.INFO, order, order.reason(), "rollback requested");
        said(
                order,
                Stage.REQUESTED,
                Event.Kind.ROLLBACK_REQUESTED,
                new News(clock.instant(), null, requestedText(order)));
    }

    void retried(Order order, Attempts attempts, String why, Instant next) {
        long wait = Duration.between(clock.instant(), next).toMillis();
        log(Level.WARN, order, why, "attempt " + attempts.count() + " failed, next in " + wait + " ms");
    }

    void awaits(Order order, News news) {
        log(Level.WARN, order, news.text(), "rollback waits for approval");
        said(order, Stage.AWAITING_APPROVAL, Event.Kind.ROLLBACK_AWAITS_APPROVAL, news);
    }

    void approved(Order order, String by) {
        log(Level.INFO, order, by, "rollback approved");
        timeline.accept(event(order, Event.Kind.ROLLBACK_APPROVED, clock.instant(), text(order, "approved by " + by)));
    }

    void byHand(Order order, String by) {
        log(Level.WARN, order, order.reason(), "rollback asked for by hand, by " + by);
        timeline.accept(event(
                order, Event.Kind.ROLLBACK_APPROVED, clock.instant(), text(order, "asked for by hand, by " + by)));
    }

    void ended(Order order, Stage stage, News news) {
        Level level = stage == Stage.ACCEPTED ? Level.INFO : stage == Stage.FAILED ? Level.ERROR : Level.WARN;
        log(level, order, news.text(), "rollback " + stage.label());
        counter(order, stage).increment();
        said(order, stage, kind(stage), news);
    }

    /** What was accepted has ended, or is not looked at any more. */
    void followed(Order order, News news) {
        log(Level.INFO, order, news.text(), "what was started is not followed any more");
        timeline.accept(event(order, Event.Kind.ROLLBACK_ACCEPTED, news.at(), news.text()));
    }

    /** Another order for what was requested before is no step of that rollback, and only logged. */
    void orderedAgain(Order order) {
        log(Level.WARN, order, order.reason(), "rollback withheld: it has been requested before");
    }

    /** Says once more what an earlier life may not have lived to say; who heard it then, does not hear it again. */
    void repeated(RollbackProgress said) {
        progress.accept(said);
    }

    private static Event.Kind kind(Stage stage) {
        return switch (stage) {
            case AWAITING_APPROVAL -> Event.Kind.ROLLBACK_AWAITS_APPROVAL;
            case REQUESTED -> Event.Kind.ROLLBACK_REQUESTED;
            case ACCEPTED -> Event.Kind.ROLLBACK_ACCEPTED;
            case FAILED -> Event.Kind.ROLLBACK_FAILED;
            case WITHHELD -> Event.Kind.ROLLBACK_WITHHELD;
            case REJECTED -> Event.Kind.ROLLBACK_REJECTED;
        };
    }

    private void said(Order order, Stage stage, Event.Kind kind, News news) {
        progress.accept(new RollbackProgress(order.id(), order.service(), stage, news.text(), news.at()));
        timeline.accept(event(order, kind, news.at(), news.text()));
    }

    private static Event event(Order order, Event.Kind kind, Instant at, String text) {
        return switch (order) {
            case RollbackOrder rollback ->
                Event.of(at, kind, order.service(), text)
                        .about(rollback.deployment().id());
            case RemedyOrder _ -> Event.of(at, Event.Kind.REMEDY, order.service(), text);
        };
    }

    private Counter counter(Order order, Stage outcome) {
        return switch (order) {
            case RollbackOrder _ -> rollbacks(order.service(), outcome);
            case RemedyOrder _ ->
                Counter.builder("vedette.remedies")
                        .description("Remedies that alerts asked for, by what became of them")
                        .tag("remedy", order.action())
                        .tag("service", order.service())
                        .tag("outcome", outcome.label())
                        .register(meters);
        };
    }

    private Counter rollbacks(String service, Stage outcome) {
        return Counter.builder("vedette.rollbacks")
                .description("Rollbacks that the evidence asked for, by what became of them")
                .tag("service", service)
                .tag("outcome", outcome.label())
                .register(meters);
    }

    private static void log(Level level, Order order, String reason, String message) {
        LOG.atLevel(level)
                .addKeyValue("service", order.service())
                .addKeyValue("order", order.id())
                .addKeyValue("action", order.action())
                .addKeyValue("reason", reason)
                .log(message);
    }
}
