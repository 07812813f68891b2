package io.vedette.probe.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vedette.probe.run.HostPort;
import io.vedette.probe.run.Plain;
import java.net.URI;
import java.util.Base64;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A request as it goes over the wire. */
public final class Request {
    private static final String AGENT = "Vedette/" + version() + " (+health probe)";
    private static final Set<String> FRAMING =
            Set.of("connection", "content-length", "transfer-encoding", "upgrade", "expect");
    private static final Set<String> BODILESS = Set.of("GET", "HEAD", "OPTIONS", "TRACE", "DELETE");

    private static final Comparator<String> HOST_FIRST = Comparator.comparing(
                    (String name) -> !name.equalsIgnoreCase("Host"))
            .thenComparing(String.CASE_INSENSITIVE_ORDER);

    private Request() {}

    private static String version() {
        var version = Request.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }

    /** @throws IllegalArgumentException with a sentence for people, never with a value, if a part cannot be sent */
    static byte[] bytes(HttpSpec spec, HostPort place) {
        var body = spec.ask().body() == null ? new byte[0] : spec.ask().body().getBytes(UTF_8);
        var head = head(spec, place, body.length).getBytes(UTF_8);
        var bytes = new byte[head.length + body.length];
        System.arraycopy(head, 0, bytes, 0, head.length);
        System.arraycopy(body, 0, bytes, head.length, body.length);
        return bytes;
    }

    private static String head(HttpSpec spec, HostPort place, int bodyLength) {
        var head = new StringBuilder(256);
        head.append(token(spec.ask().method(), "method")).append(' ');
        head.append(path(spec.url())).append(" HTTP/1.1\r\n");
        headers(spec, place).forEach((name, value) -> head.append(line(name, value)));
        if (bodyLength > 0 || !BODILESS.contains(spec.ask().method())) {
            head.append("Content-Length: ").append(bodyLength).append("\r\n");
        }
        return head.append("\r\n").toString();
    }

    private static String line(String name, String value) {
        return token(name, "header name") + ": " + oneLine(name, value) + "\r\n";
    }

    private static Map<String, String> headers(HttpSpec spec, HostPort place) {
        var headers = new TreeMap<String, String>(HOST_FIRST);
        headers.put("Host", place.header(defaultPort(spec.url())));
        headers.put("User-Agent", AGENT);
        headers.put("Accept", "*/*");
        headers.put("Accept-Encoding", "identity");
        if (place.userInfo() != null) {
            headers.put("Authorization", basic(place.userInfo()));
        }
        headers.putAll(spec.ask().headers());
        if (spec.ask().headers().keySet().stream().anyMatch(name -> FRAMING.contains(name.toLowerCase(Locale.ROOT)))) {
            throw new IllegalArgumentException("the probe itself sets " + FRAMING + ": leave them out of headers");
        }
        headers.put("Connection", "close");
        return headers;
    }

    public static int defaultPort(URI url) {
        return "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
    }

    private static String basic(String userInfo) {
        var plain = QueryStringDecoder.decodeComponent(userInfo.replace("+", "%2B"), UTF_8);
        return "Basic "
                + Base64.getEncoder().encodeToString((plain.contains(":") ? plain : plain + ':').getBytes(UTF_8));
    }

    private static String path(URI url) {
        var ascii = URI.create(url.toASCIIString());
        var path = orEmpty(ascii.getRawPath());
        return (path.isEmpty() ? "/" : path) + (ascii.getRawQuery() == null ? "" : '?' + ascii.getRawQuery());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String token(String text, String what) {
        if (!text.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
            throw new IllegalArgumentException("expected an HTTP " + what + ", found \"" + Plain.line(text, 40) + '"');
        }
        return text;
    }

    private static String oneLine(String name, String value) {
        if (value.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
            throw new IllegalArgumentException("the header " + name + " has a line break in its value");
        }
        return value;
    }
}
