package io.vedette.rollback;

import io.vedette.secret.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A named rollback action and its interlocks.
 *
 * @param approvalRequired whether a person must approve each request
 * @param cooldown the least time between two requests for one service, or for all of them if the action is of one thing
 * @param limit how many requests for one service, or of one thing, in how long
 */
public record RollbackSpec(
        String name,
        ActionSpec action,
        boolean approvalRequired,
        Duration cooldown,
        @Nullable Limit limit) {
    public static final Duration DEFAULT_COOLDOWN = Duration.ofMinutes(30);

    /** At most {@code count} in any {@code period}. */
    public record Limit(int count, Duration period) {}

    /** What is requested. */
    public sealed interface ActionSpec {
        /** Its texts that may use the deployment's fields in double braces. */
        default Collection<String> templates() {
            return List.of();
        }

        /** Whether it takes back one thing, whichever service it is asked for. */
        default boolean isOfOneThing() {
            return false;
        }
    }

    /**
     * A POST as Standard Webhooks has it.
     *
     * @param signingSecret {@code whsec_…}; a rollback is never requested unsigned
     */
    public record SignedWebhook(Secret url, Secret signingSecret) implements ActionSpec {}

    /** A {@code workflow_dispatch}; inputs may use the deployment's fields in double braces. */
    public record GithubWorkflow(
            String repository, String workflow, String ref, Secret token, Map<String, String> inputs)
            implements ActionSpec {
        public GithubWorkflow {
            inputs = Map.copyOf(inputs);
        }

        @Override
        public Collection<String> templates() {
            return inputs.values();
        }
    }

    /**
     * A GitLab pipeline that is triggered.
     *
     * @param url of the GitLab
     * @param project its number, or its path as in {@code group/checkout}
     * @param readToken may read the pipeline, which the other may not; absent when it is not followed
     * @param variables of the pipeline; may use the deployment's fields in double braces
     */
    public record GitlabPipeline(
            URI url,
            String project,
            String ref,
            Secret token,
            @Nullable Secret readToken,
            Map<String, String> variables)
            implements ActionSpec {
        public GitlabPipeline {
            variables = Map.copyOf(variables);
        }

        @Override
        public Collection<String> templates() {
            return variables.values();
        }
    }

    /**
     * Vercel's instant rollback: production traffic points to an earlier deployment.
     *
     * @param url of the API
     * @param deployment the id of the deployment to go back to; may use the deployment's fields in double braces
     */
    public record VercelRollback(
            URI url, String project, @Nullable String team, String deployment, Secret token) implements ActionSpec {
        @Override
        public Collection<String> templates() {
            return List.of(deployment);
        }
    }

    /**
     * Netlify's restore of an earlier deploy.
     *
     * @param url of the API
     * @param deploy the id of the deploy to go back to; may use the deployment's fields in double braces
     */
    public record NetlifyRestore(URI url, String site, String deploy, Secret token) implements ActionSpec {
        @Override
        public Collection<String> templates() {
            return List.of(deploy);
        }
    }

    /**
     * Argo CD's rollback to an earlier entry of the application's history.
     *
     * @param url of the Argo CD server
     */
    public record ArgoCdRollback(
            URI url,
            String application,
            @Nullable String appNamespace,
            @Nullable String project,
            Secret token) implements ActionSpec {
        @Override
        public boolean isOfOneThing() {
            return true;
        }
    }

    /**
     * What runs in a Kubernetes cluster under one name.
     *
     * @param url of the cluster's API server
     * @param token of a service account
     * @param caFile the authorities of its certificate; absent for the system's
     */
    public record Workload(
            URI url,
            String namespace,
            String name,
            Token token,
            @Nullable Path caFile) {}

    /** A token, or where it is found. */
    public sealed interface Token {
        /** It stays what it is. */
        record Written(Secret secret) implements Token {}

        /** Somebody renews it in a file, as Kubernetes does that of a pod about once an hour: it is read for each request. */
        record InFile(Path file) implements Token {}
    }

    /** A Kubernetes Deployment whose pods go back to the template they had before, as {@code kubectl rollout undo} does. */
    public record KubernetesUndo(Workload deployment) implements ActionSpec {
        @Override
        public boolean isOfOneThing() {
            return true;
        }
    }

    /**
     * A program of the user's own, told on its standard input.
     *
     * @param run its absolute path and its arguments
     * @param timeout after which it is killed
     */
    public record Command(List<String> run, Duration timeout) implements ActionSpec {
        public Command {
            run = List.copyOf(run);
        }
    }

    /** An Argo Rollout that is aborted, and whose template goes back to what it was before. */
    public record ArgoRolloutsAbort(Workload rollout) implements ActionSpec {
        @Override
        public boolean isOfOneThing() {
            return true;
        }
    }
}
