package io.vedette.rollback;

import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.Delivered;
import io.vedette.delivery.Delivery.Refused;
import io.vedette.delivery.HttpAnswer;
import io.vedette.deployment.Order;
import io.vedette.outbound.HttpSender;
import io.vedette.outbound.Post;
import io.vedette.rollback.RollbackSpec.NetlifyRestore;
import io.vedette.secret.Secret;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Restores an earlier deploy of Netlify, by its id: Netlify's own {@code rollback} would step further back with every retry. */
final class NetlifyRestoreAction implements Action {
    private final NetlifyRestore spec;
    private final HttpSender http;
    private final InstantSource clock;

    NetlifyRestoreAction(NetlifyRestore spec, HttpSender http, InstantSource clock) {
        this.spec = spec;
        this.http = http;
        this.clock = clock;
    }

    static @Nullable String problem(NetlifyRestore spec) {
        String problem = Templates.problem(spec.deploy());
        return problem == null ? null : "deploy: " + problem;
    }

    @Override
    public Future<Delivery> request(Order order) {
        String deploy = Templates.render(spec.deploy(), order);
        if (!UrlPart.isSegment(deploy)) {
            return Future.succeededFuture(new Refused("\"" + deploy + "\" is not the id of a deploy"));
        }
        var url = new Secret(spec.url() + "/api/v1/sites/" + UrlPart.of(spec.site()) + "/deploys/" + UrlPart.of(deploy)
                + "/restore");
        Post post = Post.json(url, Buffer.buffer())
                .with("authorization", "Bearer " + spec.token().reveal());
        return http.send(post, this::judge);
    }

    private Delivery judge(HttpAnswer answer) {
        String said = answer.said(spec.token());
        return switch (answer.status()) {
            case 200, 201 -> new Delivered(Integer.toString(answer.status()));
            case 401, 403 -> new Refused(said + ": Netlify does not accept the token for " + spec.site());
            case 404, 422 -> new Refused(said + ": no such site or deploy; is `deploy` the id of one?");
            default -> answer.delivery(clock.instant(), spec.token());
        };
    }
}
