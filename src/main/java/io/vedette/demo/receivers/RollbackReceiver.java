package io.vedette.demo.receivers;

import io.vedette.delivery.WebhookSignature;
import io.vedette.secret.Secret;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The pipeline's end of a rollback: takes genuine requests only (Standard Webhooks), acts once for each id, and answers a repeated one as it did the first.
 * Belongs to one event loop of the Vert.x it was started with.
 */
public final class RollbackReceiver {
    private static final String PATH = "/rollback";
    private static final int REMEMBERED = 1_000;

    private final Loopback server;
    private final WebhookSignature signature;
    private final InstantSource clock;
    private final Consumer<RollbackRequest> action;
    private final Map<String, Integer> attempts = new LinkedHashMap<>();

    private RollbackReceiver(
            Loopback server, WebhookSignature signature, InstantSource clock, Consumer<RollbackRequest> action) {
        this.server = server;
        this.signature = signature;
        this.clock = clock;
        this.action = action;
    }

    /**
     * Listens on a free port.
     *
     * @param action takes the version back; called once for each id, on the receiver's event loop
     */
    public static Future<RollbackReceiver> start(
            Vertx vertx, Secret signingSecret, InstantSource clock, Consumer<RollbackRequest> action) {
        Loopback server = new Loopback(vertx);
        var receiver = new RollbackReceiver(server, new WebhookSignature(signingSecret), clock, action);
        return server.start(receiver::answer).map(receiver);
    }

    public String url() {
        return server.url() + PATH;
    }

    public Future<Void> stop() {
        return server.stop();
    }

    private void answer(HttpServerRequest request, Buffer bytes) {
        String id = header(request, WebhookSignature.ID);
        JsonObject body = Payload.object(bytes);
        if (!request.path().equals(PATH) || !request.method().equals(HttpMethod.POST)) {
            request.response().setStatusCode(404).end();
        } else if (!genuine(request, id, bytes)) {
            request.response().setStatusCode(401).end("the signature does not fit");
        } else if (body == null || new RollbackRequest(id, 1, body).version().isEmpty()) {
            request.response().setStatusCode(422).end("expected a JSON object that says data.previous_version");
        } else {
            take(request, new RollbackRequest(id, attempts.merge(id, 1, Integer::sum), body));
        }
    }

    private void take(HttpServerRequest request, RollbackRequest wanted) {
        if (attempts.size() > REMEMBERED) {
            attempts.remove(attempts.keySet().iterator().next());
        }
        if (wanted.attempt() == 1) {
            action.accept(wanted);
        }
        request.response()
                .setStatusCode(202)
                .putHeader("Content-Type", "application/json")
                .end(new JsonObject().put("accepted", wanted.id()).toBuffer());
    }

    private boolean genuine(HttpServerRequest request, String id, Buffer body) {
        String timestamp = header(request, WebhookSignature.TIMESTAMP);
        String signatures = header(request, WebhookSignature.SIGNATURE);
        return !id.isEmpty()
                && signature.verify(id, timestamp, signatures, body.getBytes(), clock.instant())
                        == WebhookSignature.Check.GENUINE;
    }

    private static String header(HttpServerRequest request, String name) {
        String value = request.getHeader(name);
        return value == null ? "" : value;
    }
}
