package io.vedette.notify.slack;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Slack's chat.postMessage and chat.update as their reference pages have them, strict: always 200, limits of texts and blocks, a token in the header, a
 * channel's id, time stamps that are texts; what is not in the reference is refused.
 */
final class SlackApi {
    static final String TOKEN = "xoxb-17-t0ken";
    static final String CHANNEL = "C0123456789";

    private static final Set<String> POST_FIELDS = Set.of(
            "channel", "text", "attachments", "blocks", "thread_ts", "reply_broadcast", "unfurl_links", "unfurl_media");
    private static final Set<String> UPDATE_FIELDS =
            Set.of("channel", "ts", "text", "attachments", "blocks", "reply_broadcast", "unfurl_links");
    private static final Pattern TS = Pattern.compile("[0-9]{10}\\.[0-9]{6}");

    /** A message as the channel shows it now. */
    static final class Message {
        final String ts;
        final @Nullable String thread;
        final boolean broadcast;
        JsonObject content;
        int changes;

        Message(String ts, @Nullable String thread, boolean broadcast, JsonObject content) {
            this.ts = ts;
            this.thread = thread;
            this.broadcast = broadcast;
            this.content = content;
        }

        String text() {
            return content.getString("text");
        }
    }

    private final HttpServer server;
    private final Map<String, Message> messages = new LinkedHashMap<>();
    /** Each answers a request, or says that it did not. */
    private final Deque<Predicate<HttpServerRequest>> spoiled = new ArrayDeque<>();

    private int number;

    private SlackApi(HttpServer server) {
        this.server = server;
    }

    static SlackApi start(Vertx vertx) throws Exception {
        var api = new SlackApi(vertx.createHttpServer());
        api.server.requestHandler(request -> request.body().onSuccess(body -> api.take(request, body.toString())));
        api.server
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(5, TimeUnit.SECONDS);
        return api;
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    synchronized List<Message> messages() {
        return new ArrayList<>(messages.values());
    }

    /** The next request is answered with this error. */
    synchronized SlackApi fails(String error) {
        spoiled.add(request -> error(request, error));
        return this;
    }

    synchronized SlackApi limits(int seconds) {
        spoiled.add(request -> {
            request.response()
                    .setStatusCode(429)
                    .putHeader("retry-after", Integer.toString(seconds))
                    .end("{\"ok\":false,\"error\":\"ratelimited\"}");
            return true;
        });
        return this;
    }

    synchronized SlackApi answers(int status, String body) {
        spoiled.add(request -> {
            request.response().setStatusCode(status).end(body);
            return true;
        });
        return this;
    }

    /** Takes the request as it is. */
    synchronized SlackApi works() {
        spoiled.add(_ -> false);
        return this;
    }

    synchronized void delete(String ts) {
        messages.remove(ts);
    }

    private synchronized void take(HttpServerRequest request, String body) {
        var step = spoiled.poll();
        if (step != null && step.test(request)) {
            return;
        }
        String error = problem(request, body);
        if (error != null) {
            error(request, error);
            return;
        }
        var json = new JsonObject(body);
        switch (request.path()) {
            case "/api/chat.postMessage" -> post(request, json);
            case "/api/chat.update" -> update(request, json);
            default -> error(request, "unknown_method");
        }
    }

    private static @Nullable String problem(HttpServerRequest request, String body) {
        if (!("Bearer " + TOKEN).equals(request.getHeader("authorization"))) {
            return "invalid_auth";
        }
        if (!"application/json; charset=utf-8".equals(request.getHeader("content-type"))) {
            return "missing_charset";
        }
        try {
            return problem(new JsonObject(body), request.path().endsWith("update") ? UPDATE_FIELDS : POST_FIELDS);
        } catch (DecodeException noJson) {
            return "invalid_json";
        }
    }

    private static @Nullable String problem(JsonObject body, Set<String> fields) {
        if (!fields.containsAll(body.fieldNames())) {
            return "invalid_arguments";
        }
        if (!CHANNEL.equals(body.getValue("channel"))) {
            return "channel_not_found";
        }
        String text = body.getString("text", "");
        if (text.isEmpty() && !body.containsKey("attachments")) {
            return "no_text";
        }
        if (text.length() > 40_000) {
            return "msg_too_long";
        }
        return attachments(body.getJsonArray("attachments", new JsonArray()));
    }

    private static @Nullable String attachments(JsonArray attachments) {
        if (attachments.size() > 100) {
            return "too_many_attachments";
        }
        for (Object each : attachments) {
            var attachment = (JsonObject) each;
            if (!attachment.getString("color", "#000000").matches("#[0-9a-f]{6}|good|warning|danger")) {
                return "invalid_attachments";
            }
            var blocks = attachment.getJsonArray("blocks", new JsonArray());
            if (blocks.size() > 50 || !blocks.stream().allMatch(block -> isBlock((JsonObject) block))) {
                return "invalid_blocks";
            }
        }
        return null;
    }

    private static boolean isBlock(JsonObject block) {
        return switch (block.getString("type")) {
            case "section" -> isText(block.getJsonObject("text"), 3000) && block.size() == 2;
            case "context" -> {
                var elements = block.getJsonArray("elements");
                yield elements.size() >= 1
                        && elements.size() <= 10
                        && elements.stream().allMatch(element -> isText((JsonObject) element, 3000));
            }
            default -> false;
        };
    }

    private static boolean isText(JsonObject text, int longest) {
        String said = text.getString("text");
        return Set.of("mrkdwn", "plain_text").contains(text.getString("type"))
                && !said.isEmpty()
                && said.length() <= longest
                && !said.replaceAll("<https?://[^<>|]+\\|[^<>|]+>", "").matches("(?s).*[<>].*");
    }

    private void post(HttpServerRequest request, JsonObject body) {
        Object thread = body.getValue("thread_ts");
        if (thread != null && !(thread instanceof String ts && TS.matcher(ts).matches())) {
            error(request, "invalid_thread_ts");
            return;
        }
        if (thread != null && !messages.containsKey((String) thread)) {
            error(request, "thread_not_found");
            return;
        }
        String ts = "17724528%02d.%06d".formatted(number, ++number);
        messages.put(ts, new Message(ts, (String) thread, body.getBoolean("reply_broadcast", false), body));
        ok(request, ts, body);
    }

    private void update(HttpServerRequest request, JsonObject body) {
        Message message = body.getValue("ts") instanceof String ts ? messages.get(ts) : null;
        if (message == null) {
            error(request, "message_not_found");
            return;
        }
        message.content = body;
        message.changes++;
        ok(request, message.ts, body);
    }

    private static void ok(HttpServerRequest request, String ts, JsonObject body) {
        request.response()
                .putHeader("content-type", "application/json; charset=utf-8")
                .end(new JsonObject()
                        .put("ok", true)
                        .put("channel", CHANNEL)
                        .put("ts", ts)
                        .put("message", body)
                        .put("padding", "x".repeat(20_000))
                        .encode());
    }

    private static boolean error(HttpServerRequest request, String error) {
        request.response()
                .end(new JsonObject().put("ok", false).put("error", error).encode());
        return true;
    }
}
