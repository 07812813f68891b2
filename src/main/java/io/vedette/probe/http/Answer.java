package io.vedette.probe.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.vedette.probe.http.HttpSpec.VersionSource;
import io.vedette.probe.run.Certified;
import io.vedette.probe.run.Comparison;
import io.vedette.probe.run.Plain;
import io.vedette.probe.run.Timed;
import io.vedette.sample.Phases;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.pointer.JsonPointer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What a target answered, as expectations ask it. The JSON is read when the first of them asks. */
public final class Answer implements Timed, Certified {
    /** What {@link #json} gives where the document has nothing, or a null. */
    static final Object MISSING = Comparison.MISSING;

    private static final int LONGEST_VERSION = 128;

    private static final Map<String, JsonPointer> POINTERS = new ConcurrentHashMap<>();

    private final @Nullable HttpResponse head;
    private final byte[] body;
    private final boolean unpacked;
    private final Phases phases;
    private final @Nullable Instant certificateExpiry;
    private final Instant at;
    private @Nullable String text;
    private @Nullable MetricsPage metrics;
    private @Nullable Object document;
    private boolean read;
    private boolean readable;

    Answer(@Nullable HttpResponse head, byte[] body, Phases phases, @Nullable Instant certificateExpiry, Instant at) {
        this(head, body, false, phases, certificateExpiry, at);
    }

    /** @param unpacked whether the encoding that the head tells was taken off */
    Answer(
            @Nullable HttpResponse head,
            byte[] body,
            boolean unpacked,
            Phases phases,
            @Nullable Instant certificateExpiry,
            Instant at) {
        this.head = head;
        this.body = body;
        this.unpacked = unpacked;
        this.phases = phases;
        this.certificateExpiry = certificateExpiry;
        this.at = at;
    }

    int status() {
        return head == null ? 0 : head.status().code();
    }

    /** As in {@code 503 Service Unavailable}, in the target's own words. */
    String statusLine() {
        return head == null ? "no status" : Plain.line(head.status().toString(), 80);
    }

    @Nullable
    String header(String name) {
        return head == null ? null : head.headers().get(name);
    }

    /** All headers in the order in which they came. */
    List<Map.Entry<String, String>> headers() {
        return head == null ? List.of() : head.headers().entries();
    }

    /** How many bytes of body there were. */
    int size() {
        return body.length;
    }

    /** The encoding that makes the body unreadable for us, if it has one. */
    @Nullable
    String encoding() {
        if (unpacked) {
            return null;
        }
        var encoding = header(HttpHeaderNames.CONTENT_ENCODING.toString());
        return encoding == null || HttpHeaderValues.IDENTITY.contentEqualsIgnoreCase(encoding) ? null : encoding;
    }

    @Override
    public Phases phases() {
        return phases;
    }

    @Override
    public @Nullable Instant certificateExpiry() {
        return certificateExpiry;
    }

    @Override
    public Instant at() {
        return at;
    }

    String text() {
        if (text == null) {
            text = new String(body, head == null ? UTF_8 : HttpUtil.getCharset(head, UTF_8));
        }
        return text;
    }

    /** The body as a page of metrics. */
    MetricsPage metrics() {
        var page = metrics;
        if (page == null) {
            page = MetricsPage.of(text());
            metrics = page;
        }
        return page;
    }

    /** Whether the body is a JSON document. */
    boolean isJson() {
        if (!read) {
            read = true;
            try {
                document = body.length == 0 ? null : Json.decodeValue(Buffer.buffer(body));
                readable = body.length > 0;
            } catch (DecodeException garbage) {
                readable = false;
            }
        }
        return readable;
    }

    /** What the document has at {@code pointer}: {@link #MISSING} if it has nothing there. */
    @Nullable
    Object json(String pointer) {
        return isJson() ? pointerTo(pointer).queryJsonOrDefault(document, MISSING) : MISSING;
    }

    /** Taken apart once: there are as many as configurations name. */
    private static JsonPointer pointerTo(String pointer) {
        JsonPointer known = POINTERS.get(pointer);
        return known == null ? POINTERS.computeIfAbsent(pointer, JsonPointer::from) : known;
    }

    /** The version that {@code source} names, fit for a label; absent if the answer does not say. */
    @Nullable
    String version(@Nullable VersionSource source) {
        if (source == null) {
            return null;
        }
        var version = Plain.line(
                switch (source) {
                    case VersionSource.Header(var name) -> header(name) == null ? "" : String.valueOf(header(name));
                    case VersionSource.Json(var pointer) -> scalar(encoding() == null ? json(pointer) : null);
                },
                LONGEST_VERSION);
        return version.isEmpty() ? null : version;
    }

    private static String scalar(@Nullable Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean ? value.toString() : "";
    }
}
