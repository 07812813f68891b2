package io.vedette.rollback;

import io.vedette.outbound.Gate;
import io.vedette.outbound.HttpSender;
import io.vedette.outbound.Programs;
import io.vedette.rollback.RollbackSpec.ActionSpec;
import io.vedette.rollback.RollbackSpec.ArgoCdRollback;
import io.vedette.rollback.RollbackSpec.ArgoRolloutsAbort;
import io.vedette.rollback.RollbackSpec.Command;
import io.vedette.rollback.RollbackSpec.GithubWorkflow;
import io.vedette.rollback.RollbackSpec.GitlabPipeline;
import io.vedette.rollback.RollbackSpec.KubernetesUndo;
import io.vedette.rollback.RollbackSpec.NetlifyRestore;
import io.vedette.rollback.RollbackSpec.SignedWebhook;
import io.vedette.rollback.RollbackSpec.Token;
import io.vedette.rollback.RollbackSpec.VercelRollback;
import io.vedette.rollback.RollbackSpec.Workload;
import io.vedette.secret.Secret;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes actions that share HTTP clients; lives as long as the daemon, through every reload. */
public final class Actions {
    private static final URI GITHUB = URI.create("https://api.github.com");

    private final Vertx vertx;
    private final HttpSender http;
    private final Map<Path, HttpSender> clusters = new HashMap<>();
    private final Programs programs;
    private final InstantSource clock;
    private final URI github;

    public Actions(Vertx vertx, InstantSource clock) {
        this(vertx, clock, GITHUB);
    }

    /**
     * @param github where GitHub's API is: another host for GitHub Enterprise, or for a test
     */
    public Actions(Vertx vertx, InstantSource clock, URI github) {
        this.vertx = vertx;
        this.http = new HttpSender(vertx);
        this.programs = new Programs(vertx, "rollback");
        this.clock = clock;
        this.github = github;
    }

    /** What keeps {@link #action} from making this one, in a sentence without secrets, or nothing. */
    public static @Nullable String problem(ActionSpec spec) {
        return switch (spec) {
            case SignedWebhook webhook -> SignedWebhookAction.problem(webhook);
            case GithubWorkflow workflow -> GithubWorkflowAction.problem(workflow);
            case GitlabPipeline pipeline -> GitlabPipelineAction.problem(pipeline);
            case VercelRollback vercel -> VercelRollbackAction.problem(vercel);
            case NetlifyRestore netlify -> NetlifyRestoreAction.problem(netlify);
            case ArgoCdRollback _, KubernetesUndo _, ArgoRolloutsAbort _, Command _ -> null;
        };
    }

    /** An action; refuses a spec with a {@link #problem}. */
    public Action action(ActionSpec spec) {
        return action(spec, Gate.OPEN);
    }

    /** The same for somebody who may send only what {@code gate} lets out; programs know no gate. */
    Action action(ActionSpec spec, Gate gate) {
        String problem = problem(spec);
        if (problem != null) {
            throw new IllegalArgumentException(problem);
        }
        HttpSender sender = http.through(gate);
        return switch (spec) {
            case SignedWebhook webhook -> new SignedWebhookAction(webhook, sender, clock);
            case GithubWorkflow workflow -> new GithubWorkflowAction(workflow, github, sender, clock);
            case GitlabPipeline pipeline -> new GitlabPipelineAction(pipeline, sender, clock);
            case VercelRollback vercel -> new VercelRollbackAction(vercel, sender, clock);
            case NetlifyRestore netlify -> new NetlifyRestoreAction(netlify, sender, clock);
            case ArgoCdRollback argo -> new ArgoCdAction(argo, sender, clock);
            case KubernetesUndo kubernetes -> signed(kubernetes, gate);
            case Command command -> new CommandAction(command, programs, clock);
            case ArgoRolloutsAbort rollouts -> signed(rollouts, gate);
        };
    }

    private Action signed(KubernetesUndo spec, Gate gate) {
        HttpSender sender = trusting(spec.deployment()).through(gate);
        return signed(
                spec.deployment().token(),
                KubernetesUndoAction.PATIENCE,
                token -> new KubernetesUndoAction(spec, token, sender, clock));
    }

    private Action signed(ArgoRolloutsAbort spec, Gate gate) {
        HttpSender sender = trusting(spec.rollout()).through(gate);
        return signed(
                spec.rollout().token(),
                ArgoRolloutsAction.PATIENCE,
                token -> new ArgoRolloutsAction(spec, token, sender, clock));
    }

    private Action signed(Token token, Duration patience, Function<Secret, Action> as) {
        return switch (token) {
            case Token.Written(Secret secret) -> as.apply(secret);
            case Token.InFile(Path file) -> new FreshlySignedAction(new TokenFile(vertx, file), patience, as);
        };
    }

    /** Dry runs of such actions. */
    public Rehearsals rehearsals() {
        return new Rehearsals(vertx, this, http, github, clock);
    }

    /** Clusters have authorities of their own, and so clients of their own. */
    private HttpSender trusting(Workload workload) {
        Path authorities = workload.caFile();
        return authorities == null
                ? http
                : clusters.computeIfAbsent(authorities, pem -> HttpSender.trusting(vertx, pem));
    }

    /** Closes the shared clients and kills what runs, when no action is in use any more. */
    public Future<Void> close() {
        Stream<Future<Void>> clients =
                Stream.concat(Stream.of(http), clusters.values().stream()).map(HttpSender::close);
        return Future.join(Stream.concat(clients, Stream.of(programs.close())).toList())
                .mapEmpty();
    }
}
