package io.vedette.web.api;

import io.vedette.timeline.Event;
import io.vedette.web.Queries;
import io.vedette.web.http.Operation;
import io.vedette.web.http.Problem;
import io.vedette.web.http.Replies;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened: as a list, or as server-sent events while it happens. */
public final class EventsApi {
    private static final int USUAL = 100;
    private static final int MOST = 1_000;

    private final Queries queries;
    private final EventFeed feed;

    public EventsApi(Queries queries, EventFeed feed) {
        this.queries = queries;
        this.feed = feed;
    }

    public List<Operation> operations() {
        return List.of(Operation.get("/api/v1/events", this::events));
    }

    private void events(RoutingContext context) {
        boolean stream = wantsStream(context.request().getHeader("Accept"));
        String resumed = stream ? context.request().getHeader("Last-Event-ID") : null;
        Long after = number(resumed == null ? context.queryParams().get("after") : resumed, Long.MAX_VALUE, 0L);
        Long limit = number(context.queryParams().get("limit"), MOST, (long) USUAL);
        String service = context.queryParams().get("service");
        if (after == null || limit == null || limit == 0) {
            Problem.of(400, "Expected after >= 0 and 1 <= limit <= " + MOST + ", as whole numbers.")
                    .send(context);
        } else if (stream) {
            feed.join(context, after, service == null ? "" : service);
        } else {
            List<Event> events = queries.events(after, limit.intValue(), service == null ? "" : service);
            Replies.json(context, 200, new JsonObject().put("events", Spelling.array(events, EventView::of)));
        }
    }

    private static boolean wantsStream(@Nullable String accept) {
        return accept != null && accept.contains("text/event-stream");
    }

    /** The number written, {@code absent} if none is, null if it is none or too large. */
    private static @Nullable Long number(@Nullable String written, long most, Long absent) {
        if (written == null || written.isEmpty()) {
            return absent;
        }
        if (!written.matches("\\d{1,18}")) {
            return null;
        }
        long number = Long.parseLong(written);
        return number > most ? null : number;
    }
}
