package io.vedette.demo.daemon;

import io.vedette.demo.story.Happening;
import io.vedette.secret.Secret;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.util.function.Consumer;

/** A daemon on this host, asked over HTTP. Belongs to one event loop of the Vert.x it was made with. */
public final class DaemonApi {
    private static final long PATIENCE_MILLIS = 10_000;
    private static final long PAUSE_MILLIS = 500;

    private final Vertx vertx;
    private final HttpClient client;
    private final int port;
    private final Secret token;
    private final EventLines events;
    private volatile boolean left;

    /** @param listener gets the daemon's timeline, from its beginning on, once {@link #follow} was called */
    public DaemonApi(Vertx vertx, int port, Secret token, Consumer<Happening.Told> listener) {
        this.vertx = vertx;
        this.port = port;
        this.token = token;
        this.events = new EventLines(listener);
        this.client = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout((int) PATIENCE_MILLIS));
    }

    /** Reports a deployment, or fails with what the daemon said. */
    public Future<Void> report(JsonObject deployment) {
        RequestOptions options = to(HttpMethod.POST, "/api/v1/deployments")
                .setTimeout(PATIENCE_MILLIS)
                .putHeader("Authorization", "Bearer " + token.reveal())
                .putHeader("Content-Type", "application/json");
        return client.request(options)
                .compose(request -> request.send(deployment.toBuffer()))
                .compose(answer -> answer.body().compose(body -> judge(answer, body)));
    }

    private static Future<Void> judge(HttpClientResponse answer, Buffer body) {
        return answer.statusCode() == 201
                ? Future.succeededFuture()
                : Future.failedFuture("the daemon answered " + answer.statusCode() + ": " + body);
    }

    /** Follows the timeline until {@link #leave}; a connection that is lost is made again, and nothing is told twice. */
    public void follow() {
        RequestOptions options = to(HttpMethod.GET, "/api/v1/events")
                .putHeader("Accept", "text/event-stream")
                .putHeader("Last-Event-ID", Long.toString(events.last()));
        client.request(options).compose(HttpClientRequest::send).onComplete(this::listen, lost -> again());
    }

    private void listen(HttpClientResponse answer) {
        answer.handler(events.fresh());
        answer.endHandler(end -> again());
        answer.exceptionHandler(lost -> again());
    }

    private void again() {
        if (!left) {
            vertx.setTimer(PAUSE_MILLIS, due -> follow());
        }
    }

    /** Follows no longer, for the daemon or the stage is about to go; from any thread. */
    public void leave() {
        left = true;
    }

    private RequestOptions to(HttpMethod method, String path) {
        return new RequestOptions()
                .setMethod(method)
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI(path);
    }
}
