package io.vedette.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A daemon's API on loopback that answers what the test wrote; the last answer of a path is given again and again. */
final class FakeApi implements AutoCloseable {
    private static final String READY = "GET /-/ready";

    private final HttpServer server;
    private final Map<String, Deque<Reply>> replies = new HashMap<>();
    final List<Request> requests = new CopyOnWriteArrayList<>();

    record Request(String line, Map<String, String> headers, String body) {}

    /** A status of 0 hangs up without a word. */
    private record Reply(int status, String body) {}

    FakeApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
        answer(READY, 200, "Vedette is ready.\n");
    }

    String url() {
        return "http://127.0.0.1:" + port();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** @param request as in {@code GET /api/v1/slos}, query included */
    synchronized FakeApi answer(String request, int status, String body) {
        replies.computeIfAbsent(request, new_ -> new ArrayDeque<>()).add(new Reply(status, body));
        return this;
    }

    FakeApi list(String name, JsonObject... rows) {
        JsonArray array = new JsonArray(List.of((Object[]) rows));
        return answer(
                "GET /api/v1/" + name, 200, new JsonObject().put(name, array).encode());
    }

    FakeApi problem(String request, int status, String detail) {
        return answer(
                request,
                status,
                new JsonObject().put("status", status).put("detail", detail).encode());
    }

    FakeApi hangsUp(String request) {
        return answer(request, 0, "");
    }

    FakeApi notReady(String why) {
        return ready(
                503,
                new JsonObject()
                        .put("detail", "Vedette is not ready: " + why + ".")
                        .encode());
    }

    synchronized FakeApi ready(int status, String body) {
        replies.remove(READY);
        return answer(READY, status, body);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
        requests.add(
                new Request(line, headers, new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
        Reply reply = next(line);
        if (reply.status != 0) {
            byte[] body = reply.body.getBytes(UTF_8);
            exchange.sendResponseHeaders(reply.status, body.length);
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private synchronized Reply next(String line) {
        Deque<Reply> left = replies.getOrDefault(line, new ArrayDeque<>());
        if (left.isEmpty()) {
            return new Reply(404, "{\"detail\":\"there is nothing at " + line + "\"}");
        }
        return left.size() == 1 ? left.element() : left.remove();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
