package io.vedette.notify;

import io.vedette.alert.Alert;
import io.vedette.alert.Notice;
import io.vedette.alert.NotifyReason;
import io.vedette.alert.Severity;
import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.TryAgain;
import io.vedette.target.Labels;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Something to be told that is no alert and needs no end, such as a report. Its id is the same for every attempt of every life, so that a receiver that knows ids takes
 * it once.
 *
 * @param text may have several lines
 */
public record Bulletin(String id, String name, String title, String text, Instant at) {
    /** What takes the place of the alert's name. */
    public static final String ALERT = "Report";

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** Where every message opens an incident that somebody has to close. */
    private static final Set<String> INCIDENTS = Set.of("pagerduty", "opsgenie", "alertmanager");

    /** Whether an alert is only how a bulletin is written. */
    static boolean isOne(Alert alert) {
        return alert.name().equals(ALERT) && alert.service().equals(Plight.OURS);
    }

    /** Whether a way takes messages that are about nothing open. */
    public static boolean suits(Integration integration) {
        return !INCIDENTS.contains(integration.kind());
    }

    /** Tries to tell it once. The answer comes in time, and is never a failure. */
    public Future<Delivery> tell(Integration integration) {
        return Future.succeededFuture(notice(integration))
                .compose(integration.sender()::send)
                .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .otherwise(cause -> TryAgain.perhapsTaken(why(cause)))
                .onComplete(_ -> integration.sender().close());
    }

    private static String why(@Nullable Throwable cause) {
        return cause instanceof TimeoutException
                ? "no answer within " + PATIENCE.toSeconds() + " s"
                : "a fault of ours: " + (cause == null ? "" : cause.getClass().getSimpleName());
    }

    Notice notice(Integration integration) {
        var labels = new Labels(
                Map.of("alertname", ALERT, "severity", Severity.INFO.label(), "service", Plight.OURS, "report", name));
        var alert = new Alert("report/" + name, id, ALERT, Severity.INFO, labels, title, text, null, at, null);
        return new Notice(
                id + "-" + integration.kind() + ".1",
                integration.receiver(),
                new Labels(Map.of("report", name)),
                NotifyReason.FIRST_NOTIFICATION,
                List.of(alert),
                List.of(),
                at);
    }
}
