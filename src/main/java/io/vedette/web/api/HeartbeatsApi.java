package io.vedette.web.api;

import io.vedette.job.Beat;
import io.vedette.secret.Secret;
import io.vedette.web.Commands;
import io.vedette.web.Commands.Caller;
import io.vedette.web.Commands.Heard;
import io.vedette.web.Queries;
import io.vedette.web.http.Operation;
import io.vedette.web.http.Problem;
import io.vedette.web.http.Replies;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What jobs report of themselves. A report counts as soon as its address is known and the request has ended: whatever a job sends along, it is not
 * refused for it. Reporting changes something even with GET, for that is what many jobs can send.
 */
public final class HeartbeatsApi {
    private static final String PATH = "/api/v1/heartbeats";
    private static final String JOB = PATH + "/:job";
    private static final String SIGNAL = JOB + "/:signal";

    /** Where the {@link Caller} is left by who looks at tokens. */
    private static final String CALLER = "vedette.caller";

    private final Queries queries;
    private final Commands commands;

    public HeartbeatsApi(Queries queries, Commands commands) {
        this.queries = queries;
        this.commands = commands;
    }

    public List<Operation> operations() {
        return List.of(
                Operation.get(PATH, this::list),
                Operation.get(JOB, this::report),
                Operation.streamed(JOB, this::report),
                Operation.get(SIGNAL, this::report),
                Operation.streamed(SIGNAL, this::report));
    }

    /** Whether a request reports for a job, so that its token is judged here. */
    public static boolean isReport(String path) {
        return path.startsWith(PATH + "/");
    }

    /** Notes who asks. */
    public static void caller(RoutingContext context, boolean operator, @Nullable String offered) {
        context.put(CALLER, new Caller(operator, offered == null ? null : new Secret(offered)));
    }

    private void list(RoutingContext context) {
        Replies.json(
                context,
                200,
                new JsonObject().put("heartbeats", Spelling.array(queries.heartbeats(), HeartbeatView::of)));
    }

    private void report(RoutingContext context) {
        Output output = new Output();
        context.request().handler(output::add).endHandler(_ -> take(context, output.text()));
    }

    private void take(RoutingContext context, String output) {
        String signal = context.pathParam("signal");
        switch (Signal.read(signal, context.queryParams().get("duration"), output)) {
            case Signal.Read.Invalid(int status, String detail) ->
                Problem.of(status, detail).send(context);
            case Signal.Read.Valid(Beat beat) -> take(context, beat);
        }
    }

    private void take(RoutingContext context, Beat beat) {
        Caller caller = context.get(CALLER, new Caller(false, null));
        String job = context.pathParam("job");
        commands.heartbeat(job, beat, caller).onSuccess(heard -> answer(context, job, heard));
    }

    private static void answer(RoutingContext context, String job, Heard heard) {
        switch (heard) {
            case Heard.Taken(var state) ->
                Replies.json(context, 200, HeartbeatView.state(state).put("job", job));
            case Heard.Denied() -> denied(context);
            case Heard.NoSuchJob(List<String> near) ->
                Problem.of(404, "There is no heartbeat://" + job + " in the configuration." + meant(near))
                        .send(context);
        }
    }

    private static void denied(RoutingContext context) {
        context.response().putHeader("WWW-Authenticate", "Bearer realm=\"vedette\"");
        Problem.of(401, "Reporting for a job needs its own token, or an operator's, as a bearer token.")
                .send(context);
    }

    private static String meant(List<String> near) {
        return near.isEmpty() ? "" : " Did you mean \"" + String.join("\" or \"", near) + "\"?";
    }
}
