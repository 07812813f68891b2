package io.vedette.demo.receivers;

import io.vertx.core.json.JsonObject;

/**
 * A request to take a version back, as it came, its signature found genuine.
 *
 * @param id the {@code webhook-id}, the same on every retry
 * @param attempt how often this id came, this time included
 */
public record RollbackRequest(String id, int attempt, JsonObject body) {
    /** The version that is to run again, empty when the request does not say. */
    public String version() {
        return body.getValue("data") instanceof JsonObject data ? Payload.string(data, "previous_version") : "";
    }
}
