package io.vedette.web.incident;

import io.vedette.web.Queries;
import io.vedette.web.http.Operation;
import io.vedette.web.http.Problem;
import io.vedette.web.http.Rendering.Body;
import io.vedette.web.http.Replies;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The report of a deployment as a page, as Markdown and as JSON. Belongs to the web server's event loop; written on a worker thread, for its evidence is computed again. */
public final class IncidentApi {
    private static final String PATH = "/api/v1/deployments/:id";

    private final WorkerExecutor workers;
    private final Queries queries;
    private final InstantSource clock;

    public IncidentApi(WorkerExecutor workers, Queries queries, InstantSource clock) {
        this.workers = workers;
        this.queries = queries;
        this.clock = clock;
    }

    public List<Operation> operations() {
        return List.of(
                Operation.get("/deployments/:id", context -> report(context, Form.PAGE)),
                Operation.get(PATH + "/report.md", context -> report(context, Form.MARKDOWN)),
                Operation.get(PATH + "/report.json", context -> report(context, Form.JSON)));
    }

    /** What it is written in. */
    private enum Form {
        PAGE("text/html; charset=utf-8"),
        MARKDOWN("text/markdown; charset=utf-8"),
        JSON(Replies.JSON);

        private final String type;

        Form(String type) {
            this.type = type;
        }

        private Body write(Incident incident) {
            String text =
                    switch (this) {
                        case PAGE -> new IncidentPage(incident).html();
                        case MARKDOWN -> new IncidentText(incident).markdown();
                        case JSON -> IncidentView.of(incident).encode();
                    };
            return Body.of(Buffer.buffer(text));
        }
    }

    private void report(RoutingContext context, Form form) {
        String id = context.pathParam("id");
        Optional<Future<Incident>> found = Gathering.of(queries, id, clock.instant());
        if (found.isEmpty()) {
            Problem.of(404, "There is no deployment \"" + id + "\", or it is too old to be remembered.")
                    .send(context);
            return;
        }
        Replies.later(
                context,
                found.get().compose(incident -> workers.executeBlocking(() -> form.write(incident), false)),
                body -> Replies.body(context, form.type, body),
                context::fail);
    }
}
