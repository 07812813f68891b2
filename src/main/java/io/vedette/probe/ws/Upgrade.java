package io.vedette.probe.ws;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The opening handshake of one run (RFC 6455, 4): what is asked, and whether the answer is one to it. Belongs to its run. */
final class Upgrade {
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int KEY_LENGTH = 16;

    private final String key;
    private final List<Map.Entry<String, String>> headers = new ArrayList<>();
    private @Nullable String statusLine;

    Upgrade() {
        var random = new byte[KEY_LENGTH];
        ThreadLocalRandom.current().nextBytes(random);
        key = Base64.getEncoder().encodeToString(random);
    }

    byte[] request(String target, String host, @Nullable String subprotocol) {
        var request = new StringBuilder("GET " + target + " HTTP/1.1\r\nHost: " + host)
                .append("\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13")
                .append("\r\nSec-WebSocket-Key: ")
                .append(key)
                .append("\r\nUser-Agent: Vedette");
        if (subprotocol != null) {
            request.append("\r\nSec-WebSocket-Protocol: ").append(subprotocol);
        }
        return request.append("\r\n\r\n").toString().getBytes(US_ASCII);
    }

    /** Takes a line of the answer. */
    void take(String line) {
        var colon = line.indexOf(':');
        if (statusLine == null) {
            statusLine = line;
        } else if (colon > 0) {
            headers.add(Map.entry(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
        }
    }

    String statusLine() {
        return String.valueOf(statusLine);
    }

    List<Map.Entry<String, String>> headers() {
        return headers;
    }

    boolean isHttp() {
        return statusLine().matches("HTTP/1\\.[01] [1-9][0-9][0-9]( .*)?");
    }

    boolean isDone() {
        return statusLine().startsWith("HTTP/1.1 101");
    }

    /** What is wrong with an answer that agrees; nothing if it is as it should be. */
    @Nullable
    String fault(@Nullable String subprotocol) {
        var agreed = header("Sec-WebSocket-Protocol");
        if (!header("Upgrade").equalsIgnoreCase("websocket") || !hasToken(header("Connection"), "upgrade")) {
            return "the answer does not upgrade to a WebSocket";
        }
        if (!header("Sec-WebSocket-Accept").equals(accept())) {
            return "Sec-WebSocket-Accept is not the one that belongs to what was asked";
        }
        if (!header("Sec-WebSocket-Extensions").isEmpty()) {
            return "the answer has an extension that was not asked for";
        }
        return agreed.equals(subprotocol == null ? "" : subprotocol)
                ? null
                : "expected " + (subprotocol == null ? "no subprotocol" : "the subprotocol " + subprotocol) + ", found "
                        + (agreed.isEmpty() ? "none" : "another");
    }

    private static boolean hasToken(String list, String token) {
        return Arrays.stream(list.split(",", -1)).anyMatch(item -> item.strip().equalsIgnoreCase(token));
    }

    private String header(String name) {
        return headers.stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private String accept() {
        try {
            var digest = MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
