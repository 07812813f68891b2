package io.vedette.rollback;

import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.Delivered;
import io.vedette.delivery.Delivery.Refused;
import io.vedette.delivery.HttpAnswer;
import io.vedette.delivery.Quote;
import io.vedette.deployment.Order;
import io.vedette.outbound.HttpSender;
import io.vedette.outbound.Post;
import io.vedette.rollback.RollbackSpec.VercelRollback;
import io.vedette.secret.Secret;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Points production to an earlier deployment of Vercel. Asking twice for the same one changes nothing. */
final class VercelRollbackAction implements Action {
    /** Vercel keeps the reason beside the rollback. */
    private static final int LONGEST_REASON = 250;

    /** Vercel wants a body, and nothing in it. */
    private static final String EMPTY = "{}";

    private final VercelRollback spec;
    private final HttpSender http;
    private final InstantSource clock;

    VercelRollbackAction(VercelRollback spec, HttpSender http, InstantSource clock) {
        this.spec = spec;
        this.http = http;
        this.clock = clock;
    }

    static @Nullable String problem(VercelRollback spec) {
        String problem = Templates.problem(spec.deployment());
        return problem == null ? null : "deployment: " + problem;
    }

    @Override
    public Future<Delivery> request(Order order) {
        String deployment = Templates.render(spec.deployment(), order);
        if (!UrlPart.isSegment(deployment)) {
            return Future.succeededFuture(new Refused("\"" + deployment + "\" is not the id of a deployment"));
        }
        Post post = Post.json(url(deployment, order), Buffer.buffer(EMPTY))
                .with("authorization", "Bearer " + spec.token().reveal());
        return http.send(post, this::judge);
    }

    private Secret url(String deployment, Order order) {
        String reason = Quote.cut(order.reason(), LONGEST_REASON);
        String team = spec.team();
        String whose = team == null ? "" : (team.startsWith("team_") ? "&teamId=" : "&slug=") + UrlPart.of(team);
        return new Secret(spec.url() + "/v1/projects/" + UrlPart.of(spec.project()) + "/rollback/"
                + UrlPart.of(deployment) + "?description=" + UrlPart.of(reason) + whose);
    }

    private Delivery judge(HttpAnswer answer) {
        String said = answer.said(spec.token());
        return switch (answer.status()) {
            case 200, 201 ->
                new Delivered(said + " (new deployments are not promoted by themselves until this is undone)");
            case 401 -> new Refused(said + ": Vercel does not accept the token");
            case 402 -> new Refused(said + ": the plan does not allow it");
            case 403 -> new Refused(said + ": the token may not change " + spec.project());
            case 404, 422 -> new Refused(said + ": no such project or deployment; is `deployment` the id of one?");
            case 409 -> new Refused(said + ": Vercel does not go there; it may be the current deployment already");
            default -> answer.delivery(clock.instant(), spec.token());
        };
    }
}
