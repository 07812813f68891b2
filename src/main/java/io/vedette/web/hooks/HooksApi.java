package io.vedette.web.hooks;

import io.vedette.deployment.Deployment;
import io.vedette.web.Commands;
import io.vedette.web.Commands.Accepted;
import io.vedette.web.Commands.DeploymentReport;
import io.vedette.web.HookSpec;
import io.vedette.web.Queries;
import io.vedette.web.hooks.Hook.Deployed;
import io.vedette.web.hooks.Hook.Said;
import io.vedette.web.http.Confirmation;
import io.vedette.web.http.Operation;
import io.vedette.web.http.Problem;
import io.vedette.web.http.Replies;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /api/v1/hooks/NAME}: a platform tells of a deployment. What is genuine and does not concern us is answered 200 with the reason, so that the platform
 * does not try again. Belongs to the web server's event loop.
 */
public final class HooksApi {
    private static final String PATH = "/api/v1/hooks/:name";
    private static final int LONGEST_KEY = 200;
    private static final int LARGEST = 1024 * 1024;
    private static final Duration DEADLINE = Duration.ofSeconds(9); // GitHub's patience ends after ten

    private final Queries queries;
    private final Commands commands;
    private final InstantSource clock;

    private record Connected(HookSpec spec, Hook hook) {}

    /** @param clock the wall clock, by which platforms date what they sign */
    public HooksApi(Queries queries, Commands commands, InstantSource clock) {
        this.queries = queries;
        this.commands = commands;
        this.clock = clock;
    }

    /** As it is configured once all of the request is here: a reload may have removed it since the request began. */
    private @Nullable Connected connected(String name) {
        return queries.hooks().stream()
                .filter(spec -> spec.name().equals(name))
                .findFirst()
                .map(spec -> new Connected(spec, hook(spec)))
                .orElse(null);
    }

    private Hook hook(HookSpec spec) {
        return switch (spec.platform()) {
            case GITHUB -> new GithubHook(spec.secret());
            case VERCEL -> new VercelHook(spec.secret());
            case ARGOCD -> new ArgoCdHook(spec.secret());
            case KUBERNETES -> new KubernetesHook(spec.secret());
            case SLACK -> new SlackHook(spec.secret(), clock.instant());
        };
    }

    public List<Operation> operations() {
        return List.of(Operation.large(PATH, LARGEST, this::receive));
    }

    /** Whether a request is a platform's, whose proof is judged here. */
    public static boolean isReport(String path) {
        return path.startsWith("/api/v1/hooks/");
    }

    /** An unknown name and a wrong proof are one answer: nobody learns which names there are. */
    private void receive(RoutingContext context) {
        Connected to = connected(context.pathParam("name"));
        Buffer body = context.body().buffer() == null
                ? Buffer.buffer()
                : context.body().buffer();
        if (to == null || !to.hook.isGenuine(context.request().headers(), body)) {
            Problem.of(401, "The signature or token is not that of any hook of this name; server.hooks has its secret.")
                    .send(context);
            return;
        }
        JsonObject said = to.hook.object(body);
        if (said == null) {
            Problem.of(400, "Expected a JSON object: let the platform send application/json.")
                    .send(context);
            return;
        }
        switch (to.hook.read(context.request().headers(), said)) {
            case Said.Nothing(String why) -> ignored(context, why);
            case Said.Unreadable(String why) -> Problem.of(422, why + ".").send(context);
            case Deployed deployed -> deployed(context, to.spec, deployed);
        }
    }

    private static void ignored(RoutingContext context, String why) {
        Replies.json(
                context,
                200,
                new JsonObject().put("deployments", new JsonArray()).put("ignored", why));
    }

    private void deployed(RoutingContext context, HookSpec spec, Deployed deployed) {
        List<String> services = new Sources(spec)
                .services(deployed).stream()
                        .filter(service -> !runs(service, deployed.version()))
                        .toList();
        if (services.isEmpty()) {
            ignored(context, "this environment does not count here, or the version is known already");
            return;
        }
        List<Future<Accepted>> reports = services.stream()
                .map(service -> commands.deploy(report(service, deployed), key(spec, service, deployed)))
                .toList();
        Confirmation.within(
                DEADLINE,
                context,
                Future.join(reports),
                all -> answer(context, all.list()),
                "Not confirmed in time: let the platform send it again, what it opened already is not opened twice.");
    }

    /** Several may tell of the same deployment, the version in the service's own answers among them. */
    private boolean runs(String service, String version) {
        return queries.service(service).stream()
                .flatMap(known -> known.watches().stream().limit(1))
                .anyMatch(watch -> watch.deployment().version().equals(version));
    }

    private static DeploymentReport report(String service, Deployed deployed) {
        String environment = deployed.environment();
        return new DeploymentReport(
                service,
                deployed.version(),
                null,
                environment.isEmpty() ? null : environment,
                web(deployed.url()),
                deployed.by());
    }

    private static @Nullable URI web(@Nullable String url) {
        try {
            return url != null && url.startsWith("https://") ? new URI(url) : null;
        } catch (URISyntaxException unusable) {
            return null;
        }
    }

    private static String key(HookSpec spec, String service, Deployed deployed) {
        String key = "hook " + spec.name() + " " + service + " " + deployed.key();
        return key.length() > LONGEST_KEY ? key.substring(0, LONGEST_KEY) : key;
    }

    private static void answer(RoutingContext context, List<Accepted> accepted) {
        var opened = new JsonArray();
        List<String> refused = new ArrayList<>();
        for (Accepted one : accepted) {
            switch (one) {
                case Accepted.Opened(Deployment deployment) -> opened.add(deployment.id());
                case Accepted.Repeated(Deployment deployment) -> opened.add(deployment.id());
                case Accepted.KeyReused() -> refused.add("it was told otherwise before");
                case Accepted.NoSuchService(List<String> near) ->
                    refused.add("no such service is watched"
                            + (near.isEmpty() ? "" : ", did you mean " + near.getFirst() + "?"));
            }
        }
        var answer = new JsonObject().put("deployments", opened);
        Replies.json(
                context,
                opened.isEmpty() ? 200 : 202,
                refused.isEmpty() ? answer : answer.put("ignored", String.join("; ", refused)));
    }
}
