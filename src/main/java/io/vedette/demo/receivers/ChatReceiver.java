package io.vedette.demo.receivers;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Locale;
import java.util.function.Consumer;

/** A chat's incoming webhook by Slack's rules, on loopback. Belongs to one event loop of the Vert.x it was started with. */
public final class ChatReceiver {
    private static final String PATH = "/services/T0DEMO/B0DEMO/loopback-only";

    private final Loopback server;
    private final Consumer<ChatMessage> inbox;

    private ChatReceiver(Loopback server, Consumer<ChatMessage> inbox) {
        this.server = server;
        this.inbox = inbox;
    }

    /**
     * Listens on a free port.
     *
     * @param inbox gets each message, on the receiver's event loop
     */
    public static Future<ChatReceiver> start(Vertx vertx, Consumer<ChatMessage> inbox) {
        Loopback server = new Loopback(vertx);
        ChatReceiver receiver = new ChatReceiver(server, inbox);
        return server.start(receiver::answer).map(receiver);
    }

    public String url() {
        return server.url() + PATH;
    }

    public Future<Void> stop() {
        return server.stop();
    }

    private void answer(HttpServerRequest request, Buffer body) {
        HttpServerResponse response = request.response().putHeader("Content-Type", "text/html");
        String type = String.valueOf(request.getHeader("Content-Type")).toLowerCase(Locale.ROOT);
        if (!request.path().equals(PATH)) {
            response.setStatusCode(404).end("no_service");
        } else if (!request.method().equals(HttpMethod.POST) || !type.startsWith("application/json")) {
            response.setStatusCode(400).end("invalid_payload");
        } else {
            judge(response, body);
        }
    }

    private void judge(HttpServerResponse response, Buffer body) {
        switch (ChatRules.judge(body)) {
            case ChatRules.Verdict.Refused(String word) ->
                response.setStatusCode(400).end(word);
            case ChatRules.Verdict.Taken taken -> {
                response.end("ok");
                inbox.accept(ChatMessage.of(taken.payload()));
            }
        }
    }
}
