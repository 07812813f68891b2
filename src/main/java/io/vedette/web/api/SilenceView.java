package io.vedette.web.api;

import io.vedette.alert.Held;
import io.vedette.alert.Matcher;
import io.vedette.alert.Silence;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A silence, and why an alert is held back, as the API shows them. */
final class SilenceView {
    private SilenceView() {}

    static JsonObject of(Silence silence, Instant now) {
        var matchers = new JsonArray();
        silence.matchers().stream().map(Matcher::toString).forEach(matchers::add);
        return new JsonObject()
                .put("id", silence.id())
                .put("state", silence.state(now).label())
                .put("matchers", matchers)
                .put("starts_at", Spelling.time(silence.startsAt()))
                .put("ends_at", Spelling.time(silence.endsAt()))
                .put("author", silence.author())
                .put("reason", silence.reason());
    }

    static @Nullable JsonObject held(@Nullable Held held) {
        if (held == null) {
            return null;
        }
        var view = new JsonObject()
                .put("state", held.label())
                .put("reason", held.reason())
                .put("until", held.until().equals(Instant.MAX) ? null : Spelling.time(held.until()));
        return held instanceof Held.Silenced silenced ? view.put("silence", silenced.silence()) : view;
    }
}
