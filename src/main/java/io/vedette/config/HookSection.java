package io.vedette.config;

import io.vedette.config.shape.Facets;
import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.ListOf;
import io.vedette.config.shape.Name;
import io.vedette.config.shape.Parsed;
import io.vedette.config.shape.Reference;
import io.vedette.config.shape.Scalar;
import io.vedette.config.shape.Scalars;
import io.vedette.config.shape.Shape;
import io.vedette.secret.Secret;
import io.vedette.web.HookSpec;
import io.vedette.web.HookSpec.Platform;
import io.vedette.web.HookSpec.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An entry of {@code server.hooks}: a platform that tells of its deployments by itself. */
final class HookSection {
    private static final int SHORTEST_SECRET = 16;

    private static final Key<String> NAME = Key.of(
                    "name", new Name("hook"), "The last part of the address that the platform calls.")
            .required()
            .example("github");
    private static final Key<Platform> PLATFORM = Key.of(
                    "platform",
                    Scalars.oneOf(platforms()),
                    "Who calls. `github` signs its `deployment_status` events and `vercel` its deployment events; `argocd` notifications and forwarded "
                            + "`kubernetes` events show the secret as a bearer token. `slack` tells of pressed buttons only, signed with the application's signing secret.")
            .required()
            .example("github");
    private static final Key<Secret> SECRET = Key.of(
                    "secret",
                    secret(),
                    "What the platform signs with, or shows; at least " + SHORTEST_SECRET + " characters.")
            .required()
            .example("${file:github_hook}");
    private static final Key<List<String>> ENVIRONMENTS = Key.of(
                    "environments",
                    ListOf.any(Scalars.line()),
                    "Whose deployments count: GitHub's environment, Vercel's target, the namespace.")
            .orElse("every environment")
            .example("[production]");

    private static final Key<String> FROM = Key.of(
                    "from",
                    Scalars.line(),
                    "GitHub's `owner/repository`, Vercel's project, Argo CD's application, or the name of a Kubernetes Deployment.")
            .required()
            .example("acme/checkout");
    private static final Key<String> ENVIRONMENT = Key.of(
                    "environment", Scalars.line(), "Only the deployments of this environment.")
            .orElse("those that count")
            .example("production");
    private static final Key<String> SERVICE = Key.of(
                    "service", new Reference("service"), "The service that was deployed.")
            .required()
            .example("checkout");
    private static final Shape SOURCE =
            Shape.of("source", "Whose deployments are those of which service.", FROM, ENVIRONMENT, SERVICE);
    private static final Key<List<Fields>> SOURCES = Key.of(
                    "deployments",
                    ListOf.any(SOURCE),
                    "Which deployments are those of which service. A platform's name for it may occur several times.")
            .orElse("a deployment is that of the service of the same name");

    static final Shape SHAPE = Shape.of(
            "hook", "A platform that tells of its deployments.", NAME, PLATFORM, SECRET, ENVIRONMENTS, SOURCES);

    private HookSection() {}

    static HookSpec spec(Fields hook) {
        return new HookSpec(
                hook.get(NAME),
                hook.get(PLATFORM),
                hook.get(SECRET),
                hook.find(ENVIRONMENTS, List.of()),
                hook.find(SOURCES, List.of()).stream().map(HookSection::source).toList());
    }

    private static Source source(Fields source) {
        return new Source(source.get(FROM), source.find(ENVIRONMENT), source.get(SERVICE));
    }

    private static Map<String, Platform> platforms() {
        Map<String, Platform> platforms = new LinkedHashMap<>();
        for (Platform platform : Platform.values()) {
            platforms.put(platform.name().toLowerCase(Locale.ROOT), platform);
        }
        return platforms;
    }

    private static Scalar<Secret> secret() {
        return Scalar.of(
                        "secret",
                        "a secret of at least " + SHORTEST_SECRET + " characters without spaces",
                        Facets.matching("^[!-~]{" + SHORTEST_SECRET + ",}$"),
                        text -> text.matches("[!-~]{" + SHORTEST_SECRET + ",}")
                                ? Parsed.good(new Secret(text))
                                : Parsed.bad())
                .secret();
    }
}
