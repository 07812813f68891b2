package io.vedette.rollback;

import io.vedette.delivery.Delivery;
import io.vedette.deployment.Order;
import io.vedette.outbound.HttpSender;
import io.vedette.rollback.Rehearsed.Would;
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
import io.vedette.secret.Secret;
import io.vedette.secret.SecretUrl;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Dry runs of actions: the action itself runs, through a gate that lets out what only looks. What would change something is shown and not sent, unless the other
 * side can try it without an effect. Belongs to the couriers' event loop.
 */
public final class Rehearsals {
    private static final int SHORTEST_SECRET = 6;

    private final Vertx vertx;
    private final Actions actions;
    private final HttpSender http;
    private final URI github;
    private final InstantSource clock;

    Rehearsals(Vertx vertx, Actions actions, HttpSender http, URI github, InstantSource clock) {
        this.vertx = vertx;
        this.actions = actions;
        this.http = http;
        this.github = github;
        this.clock = clock;
    }

    /** Tries an action. What stands in its way is a value. */
    public Future<Rehearsed> rehearse(ActionSpec spec, Order order) {
        if (spec instanceof Command command) {
            return program(command, order);
        }
        boolean triedThere = spec instanceof KubernetesUndo || spec instanceof ArgoRolloutsAbort;
        DryGate gate = new DryGate(triedThere, secrets(spec));
        return new GuardedAction(actions.action(spec, gate))
                .request(order)
                .compose(delivery -> concluded(spec, gate, delivery));
    }

    private Future<Rehearsed> concluded(ActionSpec spec, DryGate gate, Delivery delivery) {
        if (gate.heldBack()) {
            return looked(spec, gate);
        }
        return Future.succeededFuture(
                switch (delivery) {
                    case Delivery.Delivered taken ->
                        new Rehearsed(true, "tried without an effect: " + taken.answer(), gate.would());
                    case Delivery.Refused(String why) -> new Rehearsed(false, why, gate.would());
                    case Delivery.TryAgain again -> new Rehearsed(false, again.why(), gate.would());
                });
    }

    private Future<Rehearsed> looked(ActionSpec spec, DryGate gate) {
        Look look = Look.of(spec, github);
        return look == null
                ? Future.succeededFuture(new Rehearsed(
                        true,
                        "it is found with something to go back to; only a request shows whether the token may",
                        gate.would()))
                : http.ask(look.ask())
                        .map(exchange -> new Rehearsed(look.isGood(exchange), look.words(exchange), gate.would()));
    }

    /** A program is never run: it might not know that this is no rollback. */
    private Future<Rehearsed> program(Command command, Order order) {
        Path path = Path.of(command.run().getFirst());
        String input = RequestBody.of(order, clock.instant())
                .put("id", order.requestId())
                .encodePrettily();
        int arguments = command.run().size() - 1;
        Would would = new Would(
                path + (arguments == 0 ? "" : " and " + arguments + (arguments == 1 ? " argument" : " arguments")),
                input);
        return vertx.executeBlocking(() -> Files.isRegularFile(path) && Files.isExecutable(path))
                .map(there -> new Rehearsed(
                        there,
                        there ? "the program is there and may be run" : path + " is not there, or may not be run",
                        List.of(would)));
    }

    private static Secret[] secrets(ActionSpec spec) {
        return switch (spec) {
            case SignedWebhook webhook -> SecretUrl.parts(webhook.url(), webhook.signingSecret());
            case GithubWorkflow workflow ->
                hidden(workflow.token(), workflow.inputs().values());
            case GitlabPipeline pipeline ->
                hidden(pipeline.token(), pipeline.variables().values());
            case VercelRollback vercel -> new Secret[] {vercel.token()};
            case NetlifyRestore netlify -> new Secret[] {netlify.token()};
            case ArgoCdRollback argo -> new Secret[] {argo.token()};
            case KubernetesUndo kubernetes -> written(kubernetes.deployment().token());
            case ArgoRolloutsAbort rollouts -> written(rollouts.rollout().token());
            case Command _ -> new Secret[0];
        };
    }

    /** One in a file stands in no spec, and so in nothing that is shown. */
    private static Secret[] written(Token token) {
        return switch (token) {
            case Token.Written(Secret secret) -> new Secret[] {secret};
            case Token.InFile _ -> new Secret[0];
        };
    }

    /** What has no name in braces may come from a file or the environment, and is not shown either, in whatever spelling. */
    private static Secret[] hidden(Secret token, Collection<String> texts) {
        return Stream.concat(
                        Stream.of(token.reveal()),
                        texts.stream().filter(text -> !text.contains("{{") && text.length() >= SHORTEST_SECRET))
                .flatMap(text -> Stream.of(text, URLEncoder.encode(text, StandardCharsets.UTF_8), escaped(text)))
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Secret::new)
                .toArray(Secret[]::new);
    }

    private static String escaped(String text) {
        String quoted = Json.encode(text);
        return quoted.substring(1, quoted.length() - 1);
    }
}
