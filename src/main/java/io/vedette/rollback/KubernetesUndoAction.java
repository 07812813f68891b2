package io.vedette.rollback;

import io.vedette.delivery.Delivery;
import io.vedette.deployment.Order;
import io.vedette.outbound.HttpSender;
import io.vedette.rollback.RollbackSpec.KubernetesUndo;
import io.vedette.secret.Secret;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;

/** Undoes the last rollout of a Kubernetes Deployment. */
final class KubernetesUndoAction implements Action {
    /** It looks twice, and asks. */
    static final Duration PATIENCE = Action.forExchanges(Undo.EXCHANGES);

    private final Undo undo;

    KubernetesUndoAction(KubernetesUndo spec, Secret token, HttpSender http, InstantSource clock) {
        String namespace = "/apis/apps/v1/namespaces/" + spec.deployment().namespace();
        this.undo = new Undo(
                new Cluster(spec.deployment(), token, http, clock),
                namespace + "/deployments/" + spec.deployment().name(),
                namespace + "/replicasets",
                "deployment.kubernetes.io/revision",
                "pod-template-hash");
    }

    @Override
    public Duration patience() {
        return PATIENCE;
    }

    @Override
    public Future<Delivery> request(Order order) {
        return undo.request(order);
    }
}
