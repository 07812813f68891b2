package io.vedette.rollback;

import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.Delivered;
import io.vedette.delivery.Delivery.Refused;
import io.vedette.delivery.Delivery.TryAgain;
import io.vedette.delivery.HttpAnswer;
import io.vedette.deployment.Order;
import io.vedette.outbound.HttpSender;
import io.vedette.outbound.Post;
import io.vedette.rollback.RollbackSpec.GitlabPipeline;
import io.vedette.secret.Secret;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Triggers a GitLab pipeline. GitLab starts another one for each request, so a lost answer ends it. */
final class GitlabPipelineAction implements Action {
    private final GitlabPipeline spec;
    private final Secret url;
    private final HttpSender http;
    private final InstantSource clock;

    GitlabPipelineAction(GitlabPipeline spec, HttpSender http, InstantSource clock) {
        this.spec = spec;
        this.url = new Secret(spec.url() + "/api/v4/projects/"
                + URLEncoder.encode(spec.project(), StandardCharsets.UTF_8) + "/trigger/pipeline");
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

    private Delivery judge(HttpAnswer answer) {
        String said = answer.said(spec.token());
        return switch (answer.status()) {
            case 201 -> new Delivered(said);
            case 400 -> new Refused(said + ": GitLab does not start it; is " + spec.ref() + " a branch or a tag?");
            case 404 -> new Refused(said + ": no project " + spec.project() + ", or GitLab does not know the token");
            default -> answer.delivery(clock.instant(), spec.token());
        };
    }
}
