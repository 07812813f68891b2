package io.vedette.config.action;

import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Key;
import io.vedette.rollback.RollbackSpec.ActionSpec;
import io.vedette.rollback.RollbackSpec.ArgoRolloutsAbort;
import io.vedette.rollback.RollbackSpec.KubernetesUndo;
import java.util.List;

/** Every way to take a deployment back. */
public final class ActionKinds {
    private static final List<ActionKind> ALL = List.of(
            new GithubWorkflowKind(),
            new GitlabPipelineKind(),
            new VercelKind(),
            new NetlifyKind(),
            new ArgoCdKind(),
            new WorkloadKind(
                    "kubernetes",
                    "A Kubernetes Deployment that goes back to its earlier pods, as `kubectl rollout undo` does.",
                    KubernetesUndo::new),
            new WorkloadKind(
                    "argo_rollouts",
                    "An Argo Rollout that is aborted, and whose template is put back.",
                    ArgoRolloutsAbort::new),
            new CommandKind(),
            new SignedWebhookKind());

    /** Those that can do something else than take a deployment back. */
    private static final List<ActionKind> OF_ANY_USE =
            List.of(new GithubWorkflowKind(), new GitlabPipelineKind(), new CommandKind(), new SignedWebhookKind());

    private ActionKinds() {}

    /** The keys of what an alert may ask for. */
    public static List<Key<?>> remedies() {
        return OF_ANY_USE.stream().<Key<?>>map(ActionKind::key).toList();
    }

    /** Their keys; a rollback has exactly one of them. */
    public static List<Key<?>> keys() {
        return ALL.stream().<Key<?>>map(ActionKind::key).toList();
    }

    /** The action of a rollback without errors. */
    public static ActionSpec spec(Fields rollback) {
        for (ActionKind kind : ALL) {
            Fields fields = rollback.find(kind.key());
            if (fields != null) {
                return kind.spec(fields);
            }
        }
        throw new IllegalStateException("expected one of " + keys());
    }
}
