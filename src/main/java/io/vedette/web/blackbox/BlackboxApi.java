package io.vedette.web.blackbox;

import io.vedette.target.Host;
import io.vedette.target.Target;
import io.vedette.target.TargetId;
import io.vedette.web.BlackboxSpec;
import io.vedette.web.BlackboxSpec.Module;
import io.vedette.web.Prober;
import io.vedette.web.Prober.Sighting;
import io.vedette.web.http.Nearest;
import io.vedette.web.http.Operation;
import io.vedette.web.http.Problem;
import io.vedette.web.http.Replies;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code /probe?target=…&module=…}: probes once and answers with what was seen, whether good or bad. Belongs to the web server's event loop.
 */
public final class BlackboxApi {
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private static final String SCRAPE_TIMEOUT = "X-Prometheus-Scrape-Timeout-Seconds";
    private static final String USUAL_MODULE = "http_2xx";
    private static final int LONGEST_TARGET = 2048;
    private static final int MOST_AT_A_TIME = 64;

    /** Prometheus wants the answer before its own patience ends. */
    private static final Duration BEFORE_THE_SCRAPE_ENDS = Duration.ofMillis(500);

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Pattern SECONDS = Pattern.compile("(\\d{1,6})(?:\\.(\\d{1,3}))?");

    private final BlackboxSpec spec;
    private final Hosts hosts;
    private final Prober prober;
    private int underWay;

    public BlackboxApi(BlackboxSpec spec, Prober prober) {
        this.spec = spec;
        this.hosts = new Hosts(spec.hosts());
        this.prober = prober;
    }

    public List<Operation> operations() {
        return List.of(Operation.get("/probe", this::probe));
    }

    private void probe(RoutingContext context) {
        if (spec.isOff()) {
            refuse(context, 404, "Nothing can be probed from here: server.probe has no modules.");
            return;
        }
        String name = parameter(context, "module", USUAL_MODULE);
        Module module = spec.modules().get(name);
        String target = parameter(context, "target", "");
        if (module == null) {
            refuse(
                    context,
                    400,
                    "Unknown module \"" + name + "\"."
                            + Nearest.hint(name, spec.modules().keySet()));
        } else if (target.isEmpty() || target.length() > LONGEST_TARGET) {
            refuse(context, 400, "Target parameter is missing or too long: expected ?target=HOST, HOST:PORT or a URL.");
        } else {
            probe(context, module, target);
        }
    }

    private static String parameter(RoutingContext context, String name, String otherwise) {
        String value = context.queryParams().get(name);
        return value == null || value.isBlank() ? otherwise : value.strip();
    }

    private void probe(RoutingContext context, Module module, String target) {
        URI url = url(target, module);
        if (url == null || Host.of(url).isEmpty()) {
            refuse(context, 400, "This is no target of a module for " + scheme(module) + ".");
        } else if (!hosts.allow(Host.of(url))) {
            refuse(context, 403, "This host may not be probed: server.probe.targets does not have it.");
        } else if (underWay >= MOST_AT_A_TIME) {
            refuse(context, 503, MOST_AT_A_TIME + " probes are under way; ask again.");
        } else {
            run(context, module, url);
        }
    }

    /** The target as a URL of the module's kind: one without a scheme gets the module's. */
    private static @Nullable URI url(String target, Module module) {
        try {
            URI written = new URI(target.contains("://") ? target : scheme(module) + "://" + target);
            return kind(String.valueOf(written.getScheme())).equals(kind(scheme(module)))
                            && !String.valueOf(written.getRawAuthority()).contains("@")
                    ? written
                    : null;
        } catch (URISyntaxException unusable) {
            return null;
        }
    }

    private static String scheme(Module module) {
        return module.spec().url().getScheme();
    }

    /** A module for http takes https too, and the like. */
    private static String kind(String scheme) {
        return switch (scheme) {
            case "https" -> "http";
            case "wss" -> "ws";
            case "grpcs" -> "grpc";
            default -> scheme;
        };
    }

    private void run(RoutingContext context, Module module, URI url) {
        Duration deadline = deadline(module, context.request().getHeader(SCRAPE_TIMEOUT));
        var target =
                new Target(new TargetId("probe", Host.of(url)), module.spec().at(url), deadline, deadline);
        underWay++;
        Replies.later(
                context,
                prober.probe(target),
                seen -> {
                    underWay--;
                    send(context, seen, url.getScheme(), deadline);
                },
                defect -> {
                    underWay--;
                    context.fail(defect);
                });
    }

    private static void send(RoutingContext context, Sighting seen, String scheme, Duration deadline) {
        context.response().putHeader(HttpHeaders.CONTENT_TYPE, TEXT).end(ProbeMetrics.of(seen, scheme, deadline));
    }

    static Duration deadline(Module module, @Nullable String scrapeTimeout) {
        Matcher seconds = SECONDS.matcher(scrapeTimeout == null ? "" : scrapeTimeout);
        if (!seconds.matches()) {
            return module.timeout();
        }
        Duration patience = Duration.ofMillis((long) (Double.parseDouble(seconds.group()) * 1000))
                .minus(BEFORE_THE_SCRAPE_ENDS);
        Duration shorter = patience.compareTo(module.timeout()) < 0 ? patience : module.timeout();
        return shorter.compareTo(SHORTEST) < 0 ? SHORTEST : shorter;
    }

    private static void refuse(RoutingContext context, int status, String why) {
        Problem.of(status, why).send(context);
    }
}
