package io.vedette.rollback;

import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.Delivered;
import io.vedette.delivery.Delivery.Refused;
import io.vedette.delivery.HttpAnswer;
import io.vedette.deployment.Order;
import io.vedette.outbound.HttpSender;
import io.vedette.outbound.Post;
import io.vedette.rollback.RollbackSpec.VercelRollback;
import io.vedette.secret.Secret;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Points production to an earlier deployment of Vercel. Asking twice for the same one changes nothing. */
final class VercelRollbackAction implements Action {
    /** Vercel keeps the reason beside the rollback. */
    private static final int LONGEST_REASON = 250;

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
        Post post = Post.json(url(order), Buffer.buffer())
                .with("authorization", "Bearer " + spec.token().reveal());
        return http.send(post, this::judge);
    }

    private Secret url(Order order) {
        String reason = order.reason()
                .substring(0, Math.min(LONGEST_REASON, order.reason().length()));
        String team = spec.team();
        String whose = team == null ? "" : (team.startsWith("team_") ? "&teamId=" : "&slug=") + encoded(team);
        return new Secret(spec.url() + "/v1/projects/" + encoded(spec.project()) + "/rollback/"
                + encoded(Templates.render(spec.deployment(), order)) + "?description=" + encoded(reason) + whose);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
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
