package io.vedette.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import java.util.regex.Pattern;

/** The first bytes of what a job sends along, however much that is, made fit to be shown: in one line, and without what looks like a secret. */
final class Output {
    private static final int KEPT = 1_000;
    private static final Pattern SECRET = Pattern.compile(
            "(?i)([\\w-]*(?:passw(?:or)?d|secret|token|api-?_?key|authorization|credential)[\\w-]*[\"']?\\s*[:=]\\s*)(?:bearer\\s+|basic\\s+)?[\"']?[^\\s\"']+");
    private static final Pattern USER_INFO = Pattern.compile("(\\w+://)[^/\\s@]+@");

    private final Buffer first = Buffer.buffer();

    void add(Buffer piece) {
        int room = KEPT - first.length();
        if (room > 0) {
            first.appendBuffer(piece, 0, Math.min(room, piece.length()));
        }
    }

    String text() {
        String line =
                first.toString(UTF_8).replaceAll("[\\p{C}\\p{Z}\\uFFFD]+", " ").strip();
        String named = SECRET.matcher(line).replaceAll("$1<not shown>");
        return USER_INFO.matcher(named).replaceAll("$1<not shown>@");
    }
}
