package io.vedette.web.page;

import io.vedette.web.http.Operation;
import io.vedette.web.http.Problem;
import io.vedette.web.http.Rendering.Body;
import io.vedette.web.http.Replies;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;

/** The page's few files, held in memory; browsers ask each time and are told when nothing changed. */
public final class PageFiles {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");
    private static final List<String> NAMES = List.of(
            "index.html",
            "status.html",
            "status.js",
            "vedette.css",
            "report.css",
            "vedette.svg",
            "main.js",
            "fleet.js",
            "detail.js",
            "explain.js",
            "hours.js",
            "events.js",
            "dead.js",
            "drill.js",
            "spelling.js",
            "dom.js",
            "parts.js");

    private final Map<String, PageFile> files =
            NAMES.stream().map(PageFile::read).collect(Collectors.toMap(PageFile::name, Function.identity()));

    public List<Operation> operations() {
        return List.of(
                Operation.get("/", context -> send(context, "index.html")),
                Operation.get("/status", context -> send(context, "status.html")),
                Operation.get("/assets/:name", context -> send(context, context.pathParam("name"))));
    }

    static List<String> names() {
        return NAMES;
    }

    private void send(RoutingContext context, String name) {
        PageFile file = files.get(name);
        if (file == null) {
            Problem.of(404, "There is no such file.").send(context);
            return;
        }
        context.response().putHeader(HttpHeaders.ETAG, file.tag).putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        if (file.tag.equals(context.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
            context.response().setStatusCode(304).end();
        } else {
            Replies.body(context, file.type, file.body);
        }
    }

    /** One file as it is sent. */
    private record PageFile(String name, String type, String tag, Body body) {
        static PageFile read(String name) {
            try (InputStream file = PageFiles.class.getResourceAsStream("/io/vedette/web/page/" + name)) {
                byte[] bytes = Objects.requireNonNull(file, () -> name + " is missing from the jar")
                        .readAllBytes();
                return new PageFile(name, type(name), tag(bytes), Body.of(Buffer.buffer(bytes)));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        private static String type(String name) {
            return Objects.requireNonNull(TYPES.get(name.substring(name.lastIndexOf('.') + 1)));
        }

        private static String tag(byte[] bytes) {
            CRC32C sum = new CRC32C();
            sum.update(bytes);
            return "W/\"" + HexFormat.of().toHexDigits(sum.getValue(), 8) + "\"";
        }
    }
}
