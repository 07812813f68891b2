package io.vedette.web.api;

import io.vedette.web.Queries;
import io.vedette.web.http.Operation;
import io.vedette.web.http.Replies;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** Where endpoints come from that nobody writes by hand, and how that stands; also of services that have none for now. */
public final class DiscoveryApi {
    private final Queries queries;

    public DiscoveryApi(Queries queries) {
        this.queries = queries;
    }

    public List<Operation> operations() {
        return List.of(Operation.get("/api/v1/discovery", this::list));
    }

    private void list(RoutingContext context) {
        Replies.json(context, 200, new JsonObject().put("sources", SourceView.of(queries.sources())));
    }
}
