package io.vedette.rollback;

import io.vedette.deployment.Deployment;
import io.vedette.deployment.RollbackOrder;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Objects;

/**
 * What programs of the user's own are told of an order.
 *
 * <pre>{@code
 * {"type": "deployment.rollback",
 *  "timestamp": "2026-03-02T12:00:10Z",
 *  "data": {"deployment_id": "…", "service": "checkout", "version": "2.0", "previous_version": "1.9",
 *           "environment": null, "reason": "checkout is down", "url": null}}
 * }</pre>
 */
final class RequestBody {
    private RequestBody() {}

    static JsonObject of(RollbackOrder order, Instant now) {
        Deployment deployment = order.deployment();
        var data = new JsonObject()
                .put("deployment_id", deployment.id())
                .put("service", deployment.service())
                .put("version", deployment.version())
                .put("previous_version", deployment.previousVersion())
                .put("environment", deployment.environment())
                .put("reason", order.reason())
                .put("url", Objects.toString(deployment.url(), null));
        return new JsonObject()
                .put("type", "deployment.rollback")
                .put("timestamp", now.toString())
                .put("data", data);
    }
}
