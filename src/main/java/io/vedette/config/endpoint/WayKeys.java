package io.vedette.config.endpoint;

import io.vedette.config.shape.Facets;
import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.Parsed;
import io.vedette.config.shape.Scalar;
import io.vedette.config.shape.Scalars;
import io.vedette.config.shape.Shape;
import io.vedette.probe.http.Proxy;
import io.vedette.probe.http.Way;
import io.vedette.probe.http.Way.Protocol;
import io.vedette.probe.run.HostPort;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How an HTTP request gets to its target. */
final class WayKeys {
    private static final Key<HostPort> PROXY_URL =
            Key.of("url", proxyUrl(), "The proxy's own address.").required().example("http://proxy.example.org:3128");
    private static final Key<Fields> PROXY_LOGIN = Key.of("login", AuthKeys.LOGIN, "What the proxy wants to know.");
    private static final Shape PROXY_SHAPE = Shape.of(
            "proxy",
            "An HTTP proxy: `http` URLs are asked of it, `https` goes through a tunnel (CONNECT). What it fails at is not charged to the target.",
            PROXY_URL,
            PROXY_LOGIN);
    private static final Key<Fields> PROXY = Key.of("proxy", PROXY_SHAPE, "An HTTP proxy on the way.");
    private static final Key<Protocol> HTTP_VERSION = Key.of(
                    "http_version",
                    version(),
                    "`1.1`; `2`: nothing else will do, and an `http` URL is asked without any upgrade; `auto`: HTTP/2 if the target chooses it in the TLS handshake.")
            .or("1.1")
            .example("2");
    private static final Key<Boolean> CONNECTION = Key.of(
                    "connection",
                    Scalars.oneOf(connections()),
                    "`fresh`: every probe resolves, connects and shakes hands anew, as a new user would. `kept`: one connection stays open between probes, renewed every 10 minutes; one that was closed meanwhile is no failure.")
            .or("fresh")
            .example("kept");

    static final List<Key<?>> KEYS = Stream.concat(
                    Stream.of(TlsKeys.TLS, PROXY, HTTP_VERSION, CONNECTION, AddressKeys.EVERY_ADDRESS),
                    AddressKeys.KEYS.stream())
            .toList();

    private WayKeys() {}

    static Way spec(Fields endpoint) {
        return new Way(
                AddressKeys.specOfEvery(endpoint),
                TlsKeys.spec(endpoint),
                proxy(endpoint.find(PROXY)),
                endpoint.get(HTTP_VERSION),
                endpoint.get(CONNECTION));
    }

    private static @Nullable Proxy proxy(@Nullable Fields proxy) {
        if (proxy == null) {
            return null;
        }
        Fields login = proxy.find(PROXY_LOGIN);
        return new Proxy(proxy.get(PROXY_URL), login == null ? null : AuthKeys.login(login));
    }

    static void check(URI url, Fields endpoint, Findings findings) {
        AddressKeys.check(url, endpoint, findings);
        if (endpoint.has(PROXY) && endpoint.has(AddressKeys.RESOLVE_TO)) {
            findings.error(
                    endpoint.placeOf(AddressKeys.RESOLVE_TO),
                    endpoint.trailOf(AddressKeys.RESOLVE_TO),
                    "with a proxy, it is the proxy that connects",
                    "leave one of the two out");
        }
        if (endpoint.get(AddressKeys.EVERY_ADDRESS) && (endpoint.has(PROXY) || endpoint.get(CONNECTION))) {
            findings.error(
                    endpoint.placeOf(AddressKeys.EVERY_ADDRESS),
                    endpoint.trailOf(AddressKeys.EVERY_ADDRESS),
                    "each address is asked directly and afresh",
                    "leave proxy and connection out");
        }
        boolean plainThroughProxy = endpoint.has(PROXY) && Kinds.scheme(url).equals("http");
        if (plainThroughProxy && endpoint.written(HTTP_VERSION) == Protocol.HTTP_2) {
            findings.error(
                    endpoint.placeOf(HTTP_VERSION),
                    endpoint.trailOf(HTTP_VERSION),
                    "a proxy is asked over HTTP/1.1",
                    "expected 1.1 for an http URL");
        }
    }

    private static Scalar<HostPort> proxyUrl() {
        return Scalar.of(
                "URL", "http://host:port of a proxy", Facets.matching("^http://[^\\s@/?#]+:[0-9]+/?$"), text -> {
                    try {
                        URI url = URI.create(text);
                        String path = url.getRawPath();
                        return "http".equals(url.getScheme()) && path != null && path.length() <= 1
                                ? Parsed.good(HostPort.of(url, 0))
                                : Parsed.bad();
                    } catch (IllegalArgumentException notAUrl) {
                        return Parsed.bad();
                    }
                });
    }

    private static Scalar<Protocol> version() {
        return Scalar.of("`1.1`, `2`, `auto`", "1.1, 2 or auto", Facets.TEXT, text -> switch (text) {
            case "1.1" -> Parsed.good(Protocol.HTTP_1_1);
            case "2", "2.0" -> Parsed.good(Protocol.HTTP_2);
            case "auto" -> Parsed.good(Protocol.NEGOTIATED);
            default -> Parsed.bad();
        });
    }

    private static Map<String, Boolean> connections() {
        Map<String, Boolean> words = new LinkedHashMap<>();
        words.put("fresh", false);
        words.put("kept", true);
        return words;
    }
}
