package io.vedette.cli.playback;

import io.vedette.alert.Alert;
import io.vedette.cli.recording.DueText;
import io.vedette.deployment.Deployment;
import io.vedette.replay.Cost;
import io.vedette.replay.ReplayEvent;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A replay's events as programs read them: one JSON object each. */
public final class ReplayJson {
    private final boolean rfc3339;

    /** @param rfc3339 whether times are spelt so, or in seconds from the epoch: as the recording does */
    public ReplayJson(boolean rfc3339) {
        this.rfc3339 = rfc3339;
    }

    public String line(ReplayEvent event) {
        JsonObject line = new JsonObject().put("at", show(event.at()));
        switch (event) {
            case ReplayEvent.Crossed crossed -> crossed(line, crossed);
            case ReplayEvent.Told(Alert alert, List<Cost> costs) -> told(line, alert, costs);
            case ReplayEvent.Judged judged -> judged(line, judged);
        }
        return line.encode();
    }

    private static void crossed(JsonObject line, ReplayEvent.Crossed crossed) {
        line.put("service", crossed.service())
                .put("slo", crossed.slo())
                .put("rule", crossed.rule())
                .put("event", crossed.over() ? "over" : "under");
    }

    private static void told(JsonObject line, Alert alert, List<Cost> costs) {
        line.put("alert", alert.key())
                .put("severity", alert.severity().label())
                .put("event", alert.firing() ? "fired" : "resolved")
                .put("name", alert.name());
        List.of("service", "slo", "endpoint").forEach(label -> label(line, label, alert));
        Instant end = alert.endsAt();
        if (end != null) {
            line.put("duration_seconds", seconds(Duration.between(alert.startsAt(), end)));
        }
        JsonArray spent = new JsonArray();
        costs.forEach(cost -> spent.add(new JsonObject()
                .put("slo", cost.slo())
                .put("bad", cost.bad())
                .put("budget_ratio", cost.budgetShare())));
        line.put("cost", spent);
    }

    private static void label(JsonObject line, String label, Alert alert) {
        String value = alert.labels().value(label);
        if (!value.isEmpty()) {
            line.put(label, value);
        }
    }

    private static void judged(JsonObject line, ReplayEvent.Judged judged) {
        Deployment deployment = judged.deployment();
        line.put(
                        "deployment",
                        new JsonObject().put("service", deployment.service()).put("version", deployment.version()))
                .put("event", "verdict")
                .put("verdict", judged.verdict().label())
                .put("ln_e", Double.isFinite(judged.lnE()) ? (Double) judged.lnE() : null);
        if (judged.rollback() != null) {
            line.put("rollback", judged.rollback());
        }
    }

    private static Object seconds(Duration duration) {
        return duration.getNano() == 0 ? (Object) duration.getSeconds() : (Object) (duration.toMillis() / 1_000.0);
    }

    private Object show(Instant at) {
        return DueText.show(at, rfc3339);
    }
}
