package io.vedette.rollback;

import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.Delivered;
import io.vedette.delivery.HttpAnswer;
import io.vedette.deployment.Order;
import io.vedette.outbound.Exchange;
import io.vedette.outbound.HttpSender;
import io.vedette.rollback.RollbackSpec.ArgoRolloutsAbort;
import io.vedette.secret.Secret;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;

/** Aborts an Argo Rollout, so that traffic returns at once, and then puts its template back, which an abort leaves at the bad version. */
final class ArgoRolloutsAction implements Action {
    /** It aborts, perhaps at another place, and undoes. */
    static final Duration PATIENCE = Action.forExchanges(2 + Undo.EXCHANGES);

    private static final JsonObject ABORT = new JsonObject().put("status", new JsonObject().put("abort", true));

    private final Cluster cluster;
    private final String path;
    private final Undo undo;

    ArgoRolloutsAction(ArgoRolloutsAbort spec, Secret token, HttpSender http, InstantSource clock) {
        this.cluster = new Cluster(spec.rollout(), token, http, clock);
        String namespace = spec.rollout().namespace();
        this.path = "/apis/argoproj.io/v1alpha1/namespaces/" + namespace + "/rollouts/"
                + spec.rollout().name();
        this.undo = new Undo(
                cluster,
                path,
                "/apis/apps/v1/namespaces/" + namespace + "/replicasets",
                "rollout.argoproj.io/revision",
                "rollouts-pod-template-hash");
    }

    @Override
    public Duration patience() {
        return PATIENCE;
    }

    @Override
    public Future<Delivery> request(Order order) {
        return cluster.merge(path + "/status", ABORT)
                .compose(this::orWithoutSubresource)
                .compose(aborted ->
                        aborted instanceof Delivered ? undo.request(order) : Future.succeededFuture(aborted));
    }

    /** Clusters whose Rollouts have no status of their own take it at the object itself. */
    private Future<Delivery> orWithoutSubresource(Exchange exchange) {
        return exchange instanceof Exchange.Answered(HttpAnswer answer) && answer.status() == 404
                ? cluster.merge(path, ABORT).map(again -> again.delivery(cluster::judge))
                : Future.succeededFuture(exchange.delivery(cluster::judge));
    }
}
