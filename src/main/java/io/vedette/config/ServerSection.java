package io.vedette.config;

import io.vedette.config.shape.Facets;
import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.ListOf;
import io.vedette.config.shape.Name;
import io.vedette.config.shape.Parsed;
import io.vedette.config.shape.Scalar;
import io.vedette.config.shape.Scalars;
import io.vedette.config.shape.Shape;
import io.vedette.config.shape.WebUrls;
import io.vedette.secret.Secret;
import io.vedette.web.BlackboxSpec;
import io.vedette.web.ServerSpec;
import io.vedette.web.ServerSpec.MetricsPer;
import io.vedette.web.ServerSpec.Role;
import io.vedette.web.ServerSpec.Token;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code server}: where the daemon listens, and who may do what. */
final class ServerSection {
    private static final int SHORTEST_TOKEN = 16;

    private static final Key<String> TOKEN_NAME = Key.of(
                    "name", new Name("token"), "Whose token it is; the log and the timeline name it, never the token.")
            .required()
            .example("deploy-pipeline");
    private static final Key<Secret> TOKEN_VALUE = Key.of(
                    "token",
                    token(),
                    "The secret itself, at least " + SHORTEST_TOKEN + " characters; sent as `Authorization: Bearer …`.")
            .required()
            .example("${file:deploy_token}");
    private static final Key<Role> TOKEN_ROLE = Key.of(
                    "role",
                    Scalars.oneOf(roles()),
                    "`viewer` may read from any address, `operator` may also change things.")
            .required()
            .example("operator");
    private static final Shape TOKEN =
            Shape.of("token", "A bearer token and what it allows.", TOKEN_NAME, TOKEN_VALUE, TOKEN_ROLE);

    private static final Key<Listen> LISTEN = Key.of(
                    "listen",
                    listen(),
                    "Address and port of the page, the API and /metrics. On loopback everybody may read; from elsewhere a token is needed. "
                            + "`:9808` listens on all addresses. A change needs a restart.")
            .or("127.0.0.1:9808")
            .example("0.0.0.0:9808");
    private static final Key<URI> EXTERNAL_URL = Key.of(
                    "external_url", WebUrls.page(), "How people reach the page: links in messages start with it.")
            .example("https://vedette.example.org");
    private static final Key<List<Fields>> TOKENS =
            Key.of("tokens", ListOf.any(TOKEN), "Who may change something, or read from another host.");

    private static final Key<Fields> STATUS_PAGE =
            Key.of("status_page", StatusPageSection.SHAPE, "What those who use the services may see, at `/status`.");

    private static final Key<Fields> PROBE = Key.of(
                    "probe",
                    ProbeSection.SHAPE,
                    "Single probes for Prometheus at `/probe?target=…&module=…`, as blackbox_exporter answers them.")
            .orElse("off");

    private static final Key<List<Fields>> HOOKS = Key.of(
            "hooks",
            ListOf.any(HookSection.SHAPE),
            "Platforms that tell of their deployments at `/api/v1/hooks/NAME`.");

    private static final Key<MetricsPer> PER = Key.of(
                    "per",
                    Scalars.oneOf(metricsPer()),
                    "What has series of its own: every `endpoint`, every `service` with its endpoints summed up, or only the `fleet`. `auto` is the first of these that "
                            + "no more than " + MetricsPer.MOST
                            + " of the fleet's come to: about a hundred series each, of which a Prometheus keeps every one. A change needs a restart.")
            .or("auto")
            .example("service");
    private static final Key<Fields> METRICS =
            Key.of("metrics", Shape.of("metrics", "What `/metrics` tells.", PER), "How much `/metrics` tells.");

    static final Shape SHAPE = Shape.of(
                    "server",
                    "The daemon's own address and who may use it.",
                    LISTEN,
                    EXTERNAL_URL,
                    TOKENS,
                    STATUS_PAGE,
                    PROBE,
                    HOOKS,
                    METRICS)
            .checkedBy(ServerSection::check);

    private ServerSection() {}

    private record Listen(String host, int port) {
        boolean beyondThisHost() {
            return !host.equals("localhost") && !host.startsWith("127.") && !host.equals("::1");
        }
    }

    static ServerSpec spec(Fields server) {
        Listen listen = server.get(LISTEN);
        List<Token> tokens = server.find(TOKENS, List.of()).stream()
                .map(ServerSection::tokenSpec)
                .toList();
        Fields status = server.find(STATUS_PAGE);
        Fields probe = server.find(PROBE);
        Fields metrics = server.find(METRICS);
        return new ServerSpec(
                listen.host,
                listen.port,
                server.find(EXTERNAL_URL),
                tokens,
                status == null ? ServerSpec.StatusPage.DEFAULT : StatusPageSection.spec(status),
                probe == null ? BlackboxSpec.OFF : ProbeSection.spec(probe),
                server.find(HOOKS, List.of()).stream().map(HookSection::spec).toList(),
                metrics == null ? MetricsPer.AUTO : metrics.get(PER));
    }

    private static Token tokenSpec(Fields token) {
        return new Token(token.get(TOKEN_NAME), token.get(TOKEN_VALUE), token.get(TOKEN_ROLE));
    }

    private static void check(Fields server, Findings findings) {
        Listen listen = server.written(LISTEN);
        if (listen != null && listen.beyondThisHost() && !server.has(TOKENS)) {
            findings.warning(
                    server.placeOf(LISTEN),
                    server.trailOf(LISTEN),
                    "listens beyond this host without any tokens",
                    "nobody can read from elsewhere until server.tokens has one");
        }
    }

    private static Map<String, MetricsPer> metricsPer() {
        var words = new LinkedHashMap<String, MetricsPer>();
        for (MetricsPer per : MetricsPer.values()) {
            words.put(per.name().toLowerCase(Locale.ROOT), per);
        }
        return words;
    }

    private static Map<String, Role> roles() {
        Map<String, Role> roles = new LinkedHashMap<>();
        roles.put("viewer", Role.VIEWER);
        roles.put("operator", Role.OPERATOR);
        return roles;
    }

    private static Scalar<Secret> token() {
        return Scalar.of(
                        "secret",
                        "a secret of at least " + SHORTEST_TOKEN + " characters without spaces",
                        Facets.matching("^[!-~]{" + SHORTEST_TOKEN + ",}$"),
                        text -> text.length() >= SHORTEST_TOKEN
                                        && text.chars().allMatch(letter -> letter > ' ' && letter < 127)
                                ? Parsed.good(new Secret(text))
                                : Parsed.bad())
                .secret();
    }

    private static Scalar<Listen> listen() {
        Pattern pattern = Pattern.compile("(|\\[[0-9a-fA-F:.]+]|[A-Za-z0-9.-]+):(\\d{1,5})");
        return Scalar.of(
                "address",
                "host:port, :port or [IPv6]:port",
                Facets.matching("^(|\\[[0-9a-fA-F:.]+\\]|[A-Za-z0-9.-]+):\\d{1,5}$"),
                text -> {
                    Matcher parts = pattern.matcher(text);
                    if (!parts.matches() || Integer.parseInt(parts.group(2)) > 65535) {
                        return Parsed.bad();
                    }
                    String host = parts.group(1).replaceAll("[\\[\\]]", "");
                    return Parsed.good(new Listen(host.isEmpty() ? "0.0.0.0" : host, Integer.parseInt(parts.group(2))));
                });
    }
}
