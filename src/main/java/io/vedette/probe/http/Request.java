package io.vedette.probe.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import io.vedette.probe.run.HostPort;
import io.vedette.probe.run.Plain;
import io.vedette.secret.Secret;
import java.net.URI;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A request as it goes over the wire. */
final class Request {
    private static final String AGENT = "Vedette/" + version() + " (+health probe)";
    private static final Set<String> FRAMING =
            Set.of("connection", "content-length", "transfer-encoding", "upgrade", "expect");
    private static final Set<String> BODILESS = Set.of("GET", "HEAD", "OPTIONS", "TRACE", "DELETE");

    private static final Comparator<String> HOST_FIRST = Comparator.comparing(
                    (String name) -> !name.equalsIgnoreCase("Host"))
            .thenComparing(String.CASE_INSENSITIVE_ORDER);

    private final URI url;
    private final Ask ask;
    private final Way way;
    private final HostPort place;
    private final byte[] body;

    /** @throws IllegalArgumentException with a sentence for people, never with a value, if a part cannot be sent */
    Request(URI url, Ask ask, Way way, HostPort place) {
        this.url = url;
        this.ask = ask;
        this.way = way;
        this.place = place;
        body = ask.body() == null ? new byte[0] : ask.body().getBytes(UTF_8);
        headers().forEach(Request::requireSendable);
        token(ask.method(), "method");
    }

    private static String version() {
        var version = Request.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }

    /** Head and body for HTTP/1.1; for a proxy, unless there is a tunnel through it. */
    byte[] bytes() {
        var head = head().getBytes(UTF_8);
        var bytes = new byte[head.length + body.length];
        System.arraycopy(head, 0, bytes, 0, head.length);
        System.arraycopy(body, 0, bytes, head.length, body.length);
        return bytes;
    }

    private String head() {
        var head = new StringBuilder(256).append(ask.method()).append(' ');
        if (isForProxy()) {
            head.append("http://").append(authority());
        }
        head.append(path()).append(" HTTP/1.1\r\n");
        headers().forEach((name, value) -> append(head, name, value));
        if (isForProxy()) {
            login(head);
        }
        if (!way.kept()) {
            append(head, "Connection", "close");
        }
        return head.append("\r\n").toString();
    }

    private boolean isForProxy() {
        return way.proxy() != null && !isSecure(url);
    }

    private void login(StringBuilder head) {
        if (way.proxy() != null && way.proxy().login() != null) {
            append(head, "Proxy-Authorization", way.proxy().login().value());
        }
    }

    private static void append(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }

    /** What asks a proxy for a tunnel to the target. */
    byte[] tunnel() {
        var head = new StringBuilder(128).append("CONNECT ").append(place).append(" HTTP/1.1\r\n");
        append(head, "Host", place.toString());
        append(head, "User-Agent", AGENT);
        login(head);
        return head.append("\r\n").toString().getBytes(UTF_8);
    }

    Http2Headers http2() {
        var headers = headers();
        var http2 = new DefaultHttp2Headers(false)
                .method(ask.method())
                .scheme(isSecure(url) ? "https" : "http")
                .authority(headers.getOrDefault("Host", authority()))
                .path(path());
        headers.forEach((name, value) -> {
            if (!name.equalsIgnoreCase("Host")) {
                http2.add(name.toLowerCase(Locale.ROOT), value);
            }
        });
        return http2;
    }

    byte[] body() {
        return body;
    }

    /** Made when they are written: a head is kept as its bytes, by each of thousands of probes. */
    private Map<String, String> headers() {
        var all = new TreeMap<String, String>(HOST_FIRST);
        all.put("Host", authority());
        all.put("User-Agent", AGENT);
        all.put("Accept", "*/*");
        all.put("Accept-Encoding", ask.compressed() ? "gzip, deflate" : "identity");
        if (place.userInfo() != null) {
            all.put("Authorization", basic(place.userInfo()));
        }
        var authorization = ask.auth() == null ? null : ask.auth().header();
        if (authorization != null) {
            all.put("Authorization", authorization);
        }
        all.putAll(ask.headers());
        if (ask.headers().keySet().stream().anyMatch(name -> FRAMING.contains(name.toLowerCase(Locale.ROOT)))) {
            throw new IllegalArgumentException("the probe itself sets " + FRAMING + ": leave them out of headers");
        }
        if (body.length > 0 || !BODILESS.contains(ask.method())) {
            all.put("Content-Length", Integer.toString(body.length));
        }
        return all;
    }

    private String authority() {
        return place.header(defaultPort(url));
    }

    static boolean isSecure(URI url) {
        return switch (String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT)) {
            case "http" -> false;
            case "https" -> true;
            default -> throw new IllegalArgumentException("expected an http or https URL");
        };
    }

    static int defaultPort(URI url) {
        return isSecure(url) ? 443 : 80;
    }

    private static String basic(String userInfo) {
        var plain = QueryStringDecoder.decodeComponent(userInfo.replace("+", "%2B"), UTF_8);
        var colon = plain.indexOf(':');
        return colon < 0
                ? new Auth.Basic(plain, new Secret("")).value()
                : new Auth.Basic(plain.substring(0, colon), new Secret(plain.substring(colon + 1))).value();
    }

    private String path() {
        var ascii = URI.create(url.toASCIIString());
        var path = orEmpty(ascii.getRawPath());
        return (path.isEmpty() ? "/" : path) + (ascii.getRawQuery() == null ? "" : '?' + ascii.getRawQuery());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static void token(String text, String what) {
        if (!text.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
            throw new IllegalArgumentException("expected an HTTP " + what + ", found \"" + Plain.line(text, 40) + '"');
        }
    }

    private static void requireSendable(String name, String value) {
        token(name, "header name");
        if (value.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
            throw new IllegalArgumentException("the header " + name + " has a line break in its value");
        }
    }
}
