package io.vedette.rollback;

import io.vedette.deployment.Deployment;
import io.vedette.deployment.Order;
import io.vedette.deployment.RemedyOrder;
import io.vedette.deployment.RollbackOrder;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What programs of the user's own are told of an order.
 *
 * <pre>{@code
 * {"type": "deployment.rollback",
 *  "timestamp": "2026-03-02T12:00:10Z",
 *  "data": {"deployment_id": "…", "service": "checkout", "version": "2.0", "previous_version": "1.9",
 *           "environment": null, "reason": "checkout is down", "url": null}}
 * {"type": "alert.remedy",
 *  "timestamp": "2026-03-02T12:00:10Z",
 *  "data": {"remedy": "failover", "service": "payments-db", "alert": "EndpointDown", "episode": "…",
 *           "labels": {"endpoint": "…"}, "reason": "payments-db is down: …"}}
 * }</pre>
 */
final class RequestBody {
    private RequestBody() {}

    static JsonObject of(Order order, Instant now) {
        return switch (order) {
            case RollbackOrder rollback -> body("deployment.rollback", now, data(rollback));
            case RemedyOrder remedy -> body("alert.remedy", now, data(remedy));
        };
    }

    private static JsonObject body(String type, Instant now, JsonObject data) {
        return new JsonObject()
                .put("type", type)
                .put("timestamp", now.toString())
                .put("data", data);
    }

    private static JsonObject data(RollbackOrder order) {
        Deployment deployment = order.deployment();
        var data = new JsonObject()
                .put("deployment_id", deployment.id())
                .put("service", deployment.service())
                .put("version", deployment.version())
                .put("previous_version", deployment.previousVersion())
                .put("environment", deployment.environment())
                .put("reason", order.reason())
                .put("url", Objects.toString(deployment.url(), null));
        return order.report() == null
                ? data
                : data.put("report_url", order.report().toString());
    }

    private static JsonObject data(RemedyOrder order) {
        var labels = new JsonObject();
        new TreeMap<>(order.cause().labels()).forEach(labels::put);
        return new JsonObject()
                .put("remedy", order.action())
                .put("service", order.service())
                .put("alert", order.cause().label("alertname"))
                .put("episode", order.cause().episode())
                .put("labels", labels)
                .put("reason", order.reason());
    }
}
