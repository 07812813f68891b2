package io.vedette.rollback;

import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.Delivered;
import io.vedette.delivery.Delivery.Refused;
import io.vedette.delivery.Delivery.TryAgain;
import io.vedette.delivery.HttpAnswer;
import io.vedette.delivery.Quote;
import io.vedette.deployment.Order;
import io.vedette.outbound.Ask;
import io.vedette.outbound.HttpSender;
import io.vedette.outbound.Post;
import io.vedette.rollback.RollbackSpec.GitlabPipeline;
import io.vedette.secret.Secret;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Triggers a GitLab pipeline, and follows it to its end. GitLab starts another one for each request, so a lost answer ends it. */
final class GitlabPipelineAction implements Action {
    private final GitlabPipeline spec;
    private final Secret url;
    private final String pipelines;
    private final HttpSender http;
    private final InstantSource clock;

    GitlabPipelineAction(GitlabPipeline spec, HttpSender http, InstantSource clock) {
        this.spec = spec;
        String project = spec.url() + "/api/v4/projects/" + UrlPart.of(spec.project());
        this.url = new Secret(project + "/trigger/pipeline");
        this.pipelines = project + "/pipelines/";
        this.http = http;
        this.clock = clock;
    }

    static @Nullable String problem(GitlabPipeline spec) {
        return Templates.problem("variables", spec.variables());
    }

    @Override
    public Future<Delivery> request(Order order) {
        return http.send(Post.json(url, body(order)), this::judge).map(this::notTwice);
    }

    @Override
    public Delivery lost(String why) {
        return new Refused("the pipeline may have been started all the same: look at the pipelines of " + spec.project()
                + " before starting it by hand (" + why + ")");
    }

    private Delivery notTwice(Delivery delivery) {
        return delivery instanceof TryAgain again && again.perhapsTaken() ? lost(again.why()) : delivery;
    }

    private Buffer body(Order order) {
        var variables = new JsonObject();
        spec.variables().forEach((name, template) -> variables.put(name, Templates.render(template, order)));
        return new JsonObject()
                .put("token", spec.token().reveal())
                .put("ref", spec.ref())
                .put("variables", variables)
                .toBuffer();
    }

    /** Only who may read the pipeline can follow it. */
    private Delivery started(HttpAnswer answer, String said) {
        var read = JsonAnswer.of(answer);
        String id = read.number("id");
        String page = read.text("web_url");
        return id == null || spec.readToken() == null
                ? new Delivered(said)
                : new Delivered("pipeline " + id + (page == null ? "" : ", " + Quote.of(page)), id);
    }

    @Override
    public Future<Delivery> follow(String pipeline) {
        Secret token = spec.readToken();
        if (token == null) {
            return Future.succeededFuture(TryAgain.notTaken("there is no read_token any more"));
        }
        Ask ask = Ask.get(new Secret(pipelines + pipeline)).with("private-token", token.reveal());
        return http.ask(ask).map(exchange -> exchange.delivery(answer -> seen(answer, pipeline, token)));
    }

    private Delivery seen(HttpAnswer answer, String pipeline, Secret token) {
        if (answer.status() != 200) {
            return TryAgain.notTaken(answer.said(token));
        }
        String status = JsonAnswer.of(answer).text("status");
        return switch (status == null ? "" : status) {
            case "success" -> new Delivered("pipeline " + pipeline + " succeeded");
            case "failed", "canceled", "skipped" ->
                new Refused("pipeline " + pipeline + " of " + spec.project() + " ended with " + status);
            default -> TryAgain.notTaken("pipeline " + pipeline + " has not ended");
        };
    }

    private Delivery judge(HttpAnswer answer) {
        String said = answer.said(spec.token());
        return switch (answer.status()) {
            case 201 -> started(answer, said);
            case 400 -> new Refused(said + ": GitLab does not start it; is " + spec.ref() + " a branch or a tag?");
            case 404 -> new Refused(said + ": no project " + spec.project() + ", or GitLab does not know the token");
            default -> answer.delivery(clock.instant(), spec.token());
        };
    }
}
