package io.vedette.web.api;

import io.vedette.alert.Alert;
import io.vedette.web.Past;
import io.vedette.web.http.Problem;
import io.vedette.web.http.Replies;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The alerts of a moment in the past. */
record PastAlerts(Past past) {
    private static final int MOST = 1_000;

    /** No alert can have fired then: beyond, a time is a mistake. */
    private static final Instant FAR = Instant.parse("2200-01-01T00:00:00Z");

    void alerts(RoutingContext context, String service, String moment) {
        Instant at = instant(moment);
        if (at == null) {
            Problem.of(400, "Expected at= with a time such as 2026-11-21T09:30:00Z.")
                    .send(context);
            return;
        }
        Replies.later(context, past.firingAt(at, service, MOST), found -> reply(context, found), context::fail);
    }

    private static void reply(RoutingContext context, Optional<List<Alert>> found) {
        if (found.isEmpty()) {
            Problem.of(503, "The history cannot be read now; the log says why.").send(context);
            return;
        }
        Replies.json(context, 200, new JsonObject().put("alerts", Spelling.array(found.get(), PastAlerts::view)));
    }

    private static JsonObject view(Alert alert) {
        return AlertView.of(alert, null, _ -> Optional.empty());
    }

    private static @Nullable Instant instant(String written) {
        try {
            Instant at = OffsetDateTime.parse(written).toInstant();
            return at.isBefore(Instant.EPOCH) || at.isAfter(FAR) ? null : at;
        } catch (DateTimeException another) {
            return null;
        }
    }
}
