package io.vedette.config;

import io.vedette.config.shape.Facets;
import io.vedette.config.shape.Parsed;
import io.vedette.config.shape.Scalar;
import io.vedette.secret.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The kinds of URL that the configuration knows. */
final class Urls {
    /** Kinds that are planned, and so deserve another answer than a misspelt one. */
    private static final List<String> KINDS_TO_COME =
            List.of("tls", "dns", "icmp", "ws", "wss", "grpc", "grpcs", "postgres", "redis", "smtp", "heartbeat");

    private static final Set<String> WEB = Set.of("http", "https");
    private static final String KINDS = "this version probes http, https and tcp";

    private Urls() {}

    /** What people open in a browser. */
    static Scalar<URI> page() {
        return Scalar.of(
                "URL",
                "an http or https URL",
                Facets.matching("^https?://[^\\s]+$"),
                text -> isWeb(uri(text)) ? Parsed.good(URI.create(text)) : Parsed.bad());
    }

    /** What may have a credential in its path. */
    static Scalar<Secret> secret() {
        return page().secret().map(url -> new Secret(url.toString()));
    }

    /** What is probed. */
    static Scalar<URI> endpoint() {
        return Scalar.of(
                "URL",
                "a URL such as https://shop.example.org/health or tcp://db.example.org:5432",
                Facets.matching("^(https?|tcp)://[^\\s@/?#]+([/?#]\\S*)?$"),
                Urls::endpoint);
    }

    static boolean isWeb(@Nullable URI url) {
        return url != null && url.getHost() != null && WEB.contains(scheme(url)) && isPort(url.getPort());
    }

    static boolean isTcp(URI url) {
        return scheme(url).equals("tcp");
    }

    static boolean isEncrypted(URI url) {
        return scheme(url).equals("https");
    }

    /** What names an endpoint that has no name: where it is, without what may be secret. */
    static String id(URI url) {
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        return scheme(url) + "://" + url.getHost() + port + path;
    }

    private static Parsed<URI> endpoint(String text) {
        URI url = uri(text);
        if (url == null || url.getScheme() == null || url.isOpaque()) {
            return Parsed.bad();
        }
        String kind = scheme(url);
        if (!WEB.contains(kind) && !kind.equals("tcp")) {
            return Parsed.bad(KINDS_TO_COME.contains(kind) ? kind + " is still to come; " + KINDS : KINDS);
        }
        if (url.getRawAuthority() != null && url.getRawAuthority().contains("@")) {
            return Parsed.bad("expected no credentials in a URL; send them in headers");
        }
        if (url.getHost() == null || !isPort(url.getPort())) {
            return Parsed.bad(
                    "expected a host name or address after // (letters, digits, dots, dashes), and a port up to 65535");
        }
        return kind.equals("tcp") ? tcp(url) : Parsed.good(url);
    }

    private static Parsed<URI> tcp(URI url) {
        boolean onlyHostAndPort = url.getPort() > 0
                && url.getRawPath().isEmpty()
                && url.getRawQuery() == null
                && url.getRawFragment() == null;
        return onlyHostAndPort ? Parsed.good(url) : Parsed.bad("expected tcp://host:port and nothing after it");
    }

    private static boolean isPort(int port) {
        return port == -1 || (port > 0 && port <= 65535);
    }

    private static String scheme(URI url) {
        return url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    }

    private static @Nullable URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException notAUrl) {
            return null;
        }
    }
}
