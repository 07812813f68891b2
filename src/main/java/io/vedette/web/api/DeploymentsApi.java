package io.vedette.web.api;

import io.vedette.deployment.Deployment;
import io.vedette.monitor.ServiceSnapshot.WatchSnapshot;
import io.vedette.timeline.Event;
import io.vedette.web.Commands;
import io.vedette.web.Commands.Accepted;
import io.vedette.web.Commands.DeploymentReport;
import io.vedette.web.Queries;
import io.vedette.web.http.Confirmation;
import io.vedette.web.http.Operation;
import io.vedette.web.http.Problem;
import io.vedette.web.http.Problem.Fault;
import io.vedette.web.http.Replies;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Deployments: reported, listed, and one with its story. */
public final class DeploymentsApi {
    private static final String PATH = "/api/v1/deployments";
    private static final int LONGEST_STORY = 1_000;

    /** A fleet remembers fifty of each of its services. */
    private static final int USUAL = 1_000;

    private final Queries queries;
    private final Commands commands;

    public DeploymentsApi(Queries queries, Commands commands) {
        this.queries = queries;
        this.commands = commands;
    }

    public List<Operation> operations() {
        return List.of(
                Operation.get(PATH, this::list),
                Operation.get(PATH + "/:id", this::one),
                Operation.get(PATH + "/:id/record", this::record),
                Operation.post(PATH, this::report));
    }

    private void list(RoutingContext context) {
        String service = context.queryParams().get("service");
        Integer limit = PastApi.limit(context.queryParams().get("limit"), USUAL);
        if (limit == null) {
            Problem.of(400, "Expected 1 <= limit <= " + PastApi.MOST + ".").send(context);
            return;
        }
        List<WatchSnapshot> watches = watches()
                .filter(watch -> service == null || watch.deployment().service().equals(service))
                .sorted(Comparator.comparing(
                                (WatchSnapshot watch) -> watch.deployment().at())
                        .reversed())
                .limit(limit)
                .toList();
        Replies.json(context, 200, new JsonObject().put("deployments", Spelling.array(watches, DeploymentView::of)));
    }

    private void one(RoutingContext context) {
        String id = context.pathParam("id");
        Optional<WatchSnapshot> found =
                watches().filter(watch -> watch.deployment().id().equals(id)).findFirst();
        found.ifPresentOrElse(
                watch -> Replies.json(
                        context,
                        200,
                        DeploymentView.of(watch)
                                .put("timeline", Spelling.array(story(watch.deployment()), EventView::of))),
                () -> Problem.of(404, "There is no deployment \"" + id + "\", or it is too old to be remembered.")
                        .send(context));
    }

    private void record(RoutingContext context) {
        String id = context.pathParam("id");
        Replies.later(context, queries.past().dossier(id), found -> recorded(context, id, found), context::fail);
    }

    private static void recorded(RoutingContext context, String id, Optional<String> found) {
        found.ifPresentOrElse(
                record -> context.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, Replies.JSON)
                        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                        .end(record),
                () -> Problem.of(
                                404,
                                "There is no record of a deployment \"" + id
                                        + "\": it is not judged yet, nothing was compared, or the history cannot be read now.")
                        .send(context));
    }

    private List<Event> story(Deployment deployment) {
        return queries.events(0, LONGEST_STORY, deployment.service()).stream()
                .filter(event -> deployment.id().equals(event.deployment()))
                .toList();
    }

    private Stream<WatchSnapshot> watches() {
        return queries.services().stream().flatMap(service -> service.watches().stream());
    }

    private void report(RoutingContext context) {
        JsonObject body = Form.object(context);
        if (body == null) {
            Problem.of(400, "Expected a JSON object such as {\"service\": \"checkout\", \"version\": \"2.4.1\"}.")
                    .send(context);
            return;
        }
        switch (DeploymentForm.read(body)) {
            case DeploymentForm.Read.Invalid(List<Fault> faults) -> invalid(context, faults);
            case DeploymentForm.Read.Valid(DeploymentReport report) -> accept(context, report);
        }
    }

    private void accept(RoutingContext context, DeploymentReport report) {
        String key = IdempotencyKey.of(context);
        if (IdempotencyKey.isMalformed(key)) {
            IdempotencyKey.MALFORMED.send(context);
            return;
        }
        Confirmation.of(
                context,
                commands.deploy(report, key),
                accepted -> answer(context, report, accepted),
                "The report was not confirmed in time: send it again with the same Idempotency-Key.");
    }

    private static void answer(RoutingContext context, DeploymentReport report, Accepted accepted) {
        switch (accepted) {
            case Accepted.Opened(Deployment deployment) -> created(context, deployment, 201);
            case Accepted.Repeated(Deployment deployment) -> {
                context.response().putHeader("Idempotency-Replayed", "true");
                created(context, deployment, 200);
            }
            case Accepted.KeyReused() ->
                Problem.of(
                                422,
                                "This Idempotency-Key was used for another report before: take a new key for a new deployment.")
                        .send(context);
            case Accepted.NoSuchService(List<String> near) ->
                invalid(
                        context,
                        List.of(new Fault(
                                "/service", "There is no service \"" + report.service() + "\"." + meant(near))));
        }
    }

    private static void created(RoutingContext context, Deployment deployment, int status) {
        context.response().putHeader(HttpHeaders.LOCATION, PATH + "/" + deployment.id());
        Replies.json(context, status, DeploymentView.of(deployment));
    }

    private static void invalid(RoutingContext context, List<Fault> faults) {
        Problem.faulty("The report", faults, "nothing was recorded").send(context);
    }

    private static String meant(List<String> near) {
        return near.isEmpty() ? "" : " Did you mean \"" + String.join("\" or \"", near) + "\"?";
    }
}
