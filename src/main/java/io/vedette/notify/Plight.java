package io.vedette.notify;

import io.micrometer.core.instrument.Gauge;
import io.vedette.alert.Alert;
import io.vedette.alert.AlertGroup;
import io.vedette.alert.Episode;
import io.vedette.alert.Severity;
import io.vedette.alert.Summons;
import io.vedette.alert.Told;
import io.vedette.target.Labels;
import io.vedette.time.Scheduler.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What follows when a receiver fails: after minutes of it, or as soon as a message is lost, an alert about the receiver itself, and its fallback told of what it
 * misses. Belongs to its courier.
 */
final class Plight {
    /** What waits for so long while its receiver fails is told to the fallback. */
    static final Duration STRANDED = Duration.ofMinutes(5);

    /** A receiver that loses a message now and then and takes others is well when it has lost none for so long. */
    static final Duration STEADY = Duration.ofMinutes(15);

    static final String ALERT = "ReceiverFailing";

    /** Whose alert this is: not that of anything watched. */
    static final String OURS = "vedette";

    /** The label that names the receiver. */
    static final String RECEIVER = "receiver";

    private final String courier;
    private final Circuit circuit;
    private final Surroundings surroundings;
    private final Runnable stranded;
    private final Gauge gauge;
    private Integration integration;
    private String why = "";
    private boolean retired;
    private int raised;
    private volatile @Nullable Alert open;
    private @Nullable Timer look;

    /** When it may be well again, by what was lost last. */
    private Instant steady = Instant.MIN;

    /** Whether it took the last message. */
    private boolean works;

    private @Nullable Timer recovery;

    /**
     * @param courier its name
     * @param stranded run when what waits may be told to the fallback
     */
    Plight(String courier, Integration integration, Circuit circuit, Surroundings surroundings, Runnable stranded) {
        this.courier = courier;
        this.integration = integration;
        this.circuit = circuit;
        this.surroundings = surroundings;
        this.stranded = stranded;
        this.gauge = Gauge.builder("vedette.receiver.up", this, self -> self.open == null ? 1 : 0)
                .description("Whether a receiver takes what it is sent: 0 while ReceiverFailing fires")
                .tag("receiver", integration.receiver())
                .tag("kind", integration.kind())
                .tag("number", courier.substring(courier.lastIndexOf('/') + 1))
                .register(surroundings.meters());
    }

    void replace(Integration other) {
        integration = other;
        retired = false;
    }

    /** It is not configured any more: what is raised of it now, nobody would end. */
    void retire() {
        retired = true;
        end("it is not configured any more");
    }

    void worked() {
        circuit.worked();
        works = true;
        endIfSteady();
    }

    private void endIfSteady() {
        if (open != null && works && !now().isBefore(steady)) {
            end("it takes messages again");
        }
    }

    /** An attempt failed, and will be made again. */
    void failed(String reason) {
        why = reason;
        works = false;
        if (circuit.failed(now())) {
            Instant due = circuit.since().plus(STRANDED);
            cancel(look);
            look = surroundings.scheduler().at(due.isBefore(now()) ? now() : due, this::lookAgain);
        }
    }

    /** A message is lost. */
    void lost(String reason) {
        failed(reason);
        circuit.lost();
        steady = now().plus(STEADY);
        cancel(recovery);
        recovery = surroundings.scheduler().at(steady, this::endIfSteady);
        raise();
    }

    private void lookAgain() {
        if (isStranded()) {
            raise();
            stranded.run();
        }
    }

    private boolean isStranded() {
        Instant since = circuit.since();
        return !since.equals(Instant.MAX) && !now().isBefore(since.plus(STRANDED));
    }

    /**
     * Who else is to be told of what a group has for this receiver.
     *
     * @param waiting whether something of it waits to be sent
     */
    List<Summons> summons(AlertGroup group, Told told, boolean waiting) {
        String fallback = integration.fallback();
        if (fallback == null) {
            return List.of();
        }
        String because = integration.receiver() + " could not be told by " + integration.kind()
                + (why.isEmpty() ? "" : ": " + why);
        return group.missed(told, waiting && isStranded()).stream()
                .map(alert -> new Summons(alert.episode(), fallback, integration.receiver(), because, now()))
                .toList();
    }

    private void raise() {
        if (open == null && !retired) {
            raised++;
            Alert alert = alert(now());
            open = alert;
            say(alert);
        }
    }

    /** Nothing more is said of it. */
    private void end(String reason) {
        Alert alert = open;
        if (alert != null) {
            open = null;
            say(alert.resolvedAt(now(), reason));
        }
    }

    /** In a moment: its courier is in the middle of something. */
    private void say(Alert alert) {
        surroundings.scheduler().at(now(), () -> surroundings.concerns().accept(alert));
    }

    private static void cancel(@Nullable Timer timer) {
        if (timer != null) {
            timer.cancel();
        }
    }

    void close() {
        cancel(look);
        cancel(recovery);
        surroundings.meters().remove(gauge);
    }

    private Alert alert(Instant now) {
        String key = ALERT + "/" + courier;
        var labels = new Labels(Map.of(
                "alertname",
                ALERT,
                "severity",
                Severity.WARNING.label(),
                "service",
                OURS,
                RECEIVER,
                integration.receiver(),
                "kind",
                integration.kind()));
        return new Alert(
                key,
                Episode.of(key + "/" + raised, now), // the clock may stand between two
                ALERT,
                Severity.WARNING,
                labels,
                "the receiver " + integration.receiver() + " cannot be told by " + integration.kind(),
                "The last attempt: " + why + ". What never arrived is listed by 'vedette alerts dead'.",
                null,
                now,
                null);
    }

    private Instant now() {
        return surroundings.clock().instant();
    }
}
