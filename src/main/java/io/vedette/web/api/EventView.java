package io.vedette.web.api;

import io.vedette.timeline.Event;
import io.vertx.core.json.JsonObject;

/** An event as the API and the event stream show it. */
public final class EventView {
    private EventView() {}

    public static JsonObject of(Event event) {
        return new JsonObject()
                .put("number", event.number())
                .put("at", Spelling.time(event.at()))
                .put("kind", event.kind().label())
                .put("service", event.service())
                .put("deployment", event.deployment())
                .put("text", event.text());
    }
}
