package io.vedette.notify;

import io.vedette.alert.Alert;
import io.vedette.alert.Notice;
import io.vedette.alert.NotifyReason;
import io.vedette.alert.Severity;
import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.Delivered;
import io.vedette.delivery.Delivery.Refused;
import io.vedette.delivery.Delivery.TryAgain;
import io.vedette.target.Labels;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A test of receivers, marked as one wherever it is seen: each is told once of an alert that is none, and then of its end. It knows nothing of real alerts,
 * groups and memory, and wants receivers of its own, which it closes. Belongs to the couriers' event loop.
 */
public final class Drill {
    /** The name of its alert. */
    public static final String ALERT = "VedetteDrill";

    /** What its texts begin with. */
    public static final String MARK = "[TEST] ";

    private static final String SERVICE = "vedette";
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private final String id;
    private final Alert alert;
    private final InstantSource clock;

    /**
     * One receiver's answers.
     *
     * @param end absent when it did not take the beginning
     */
    public record Leg(
            String receiver,
            String kind,
            Answer beginning,
            @Nullable Answer end) {
        /** Whether it took all that it was told. */
        public boolean passed() {
            return beginning.delivered() && end != null && end.delivered();
        }
    }

    /** What a receiver answered, and after how long. */
    public record Answer(boolean delivered, String said, Duration took) {}

    /**
     * A drill that nobody has begun.
     *
     * @param id is part of every message's id
     * @param labels that the alert has besides its own; {@code severity} is taken from them, and is info otherwise
     */
    public Drill(String id, Labels labels, InstantSource clock) {
        this.id = id;
        this.clock = clock;
        this.alert = alert(id, labels(labels), clock.instant());
    }

    /** The labels of a drill's alert: those that routes match. */
    public static Labels labels(Labels wanted) {
        return new Labels(Map.of("service", SERVICE))
                .with(wanted)
                .with("severity", severity(wanted).label())
                .with("alertname", ALERT);
    }

    private static Severity severity(Labels wanted) {
        return Arrays.stream(Severity.values())
                .filter(one -> one.label().equals(wanted.value("severity")))
                .findFirst()
                .orElse(Severity.INFO);
    }

    private static Alert alert(String id, Labels labels, Instant now) {
        return new Alert(
                "drill/" + id,
                "drill-" + id,
                ALERT,
                severity(labels),
                labels,
                MARK + "Vedette drill: this is a test",
                MARK + "Nothing is wrong, and nobody need act: somebody wanted to see whether this message arrives.",
                null,
                now,
                null);
    }

    /** Tells all of them at once, and closes them; completes within half a minute. */
    public Future<List<Leg>> run(Collection<Integration> integrations) {
        var legs = new ArrayList<Future<Leg>>();
        for (Integration integration : integrations) {
            legs.add(leg(integration, "drill-" + id + "-" + (legs.size() + 1))
                    .onComplete(_ -> integration.sender().close()));
        }
        return Future.join(legs).map(_ -> legs.stream().map(Future::result).toList());
    }

    private Future<Leg> leg(Integration integration, String incident) {
        Instant begun = clock.instant();
        return send(integration, notice(integration, incident)).compose(delivery -> {
            Answer beginning = answer(delivery, begun);
            return delivery instanceof Delivered taken
                    ? end(integration, incident, taken).map(end -> leg(integration, beginning, end))
                    : Future.succeededFuture(leg(integration, beginning, null));
        });
    }

    private static Leg leg(Integration integration, Answer beginning, @Nullable Answer end) {
        return new Leg(integration.receiver(), integration.kind(), beginning, end);
    }

    private Future<Answer> end(Integration integration, String incident, Delivered beginning) {
        Instant begun = clock.instant();
        var over = alert.resolvedAt(begun, MARK + "The test is over.");
        var notice = new Notice(
                incident + ".2",
                integration.receiver(),
                Labels.NONE,
                NotifyReason.ALL_RESOLVED,
                List.of(),
                List.of(over),
                begun);
        return send(integration, notice.marked(beginning.mark())).map(delivery -> answer(delivery, begun));
    }

    private Notice notice(Integration integration, String incident) {
        return new Notice(
                incident + ".1",
                integration.receiver(),
                Labels.NONE,
                NotifyReason.FIRST_NOTIFICATION,
                List.of(alert),
                List.of(),
                clock.instant());
    }

    private static Future<Delivery> send(Integration integration, Notice notice) {
        return Future.succeededFuture(notice)
                .compose(integration.sender()::send)
                .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .otherwise(cause -> TryAgain.perhapsTaken(
                        cause instanceof TimeoutException
                                ? "no answer within " + PATIENCE.toSeconds() + " s"
                                : "a fault of ours: " + cause.getClass().getSimpleName()));
    }

    private Answer answer(Delivery delivery, Instant begun) {
        Duration took = Duration.between(begun, clock.instant());
        return switch (delivery) {
            case Delivered taken -> new Answer(true, taken.answer(), took);
            case TryAgain again -> new Answer(false, again.why(), took);
            case Refused refused -> new Answer(false, "refused: " + refused.why(), took);
        };
    }
}
