package io.vedette.outbound;

import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.Refused;
import io.vedette.delivery.Delivery.TryAgain;
import io.vedette.delivery.HttpAnswer;
import io.vedette.delivery.Quote;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Posts over HTTP/1.1, each on a fresh connection, since a kept one may have died unnoticed. A redirect is an answer like any other, of a body
 * only the beginning is read, and after 14 s at most the connection is closed. Trouble is a value, without the URL in it.
 */
public final class HttpSender {
    private static final Duration CONNECT_DEADLINE = Duration.ofSeconds(5);
    private static final Duration ANSWER_DEADLINE = Duration.ofSeconds(9);
    private static final int READ_AT_MOST = 16 * 1024;
    private static final String AGENT = "Vedette";

    private final HttpClientAgent client;

    /** A sender with connections of its own. */
    public HttpSender(Vertx vertx) {
        client = vertx.createHttpClient(new HttpClientOptions()
                .setKeepAlive(false)
                .setConnectTimeout((int) CONNECT_DEADLINE.toMillis())
                .setSslHandshakeTimeout(CONNECT_DEADLINE.toSeconds())
                .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS));
    }

    /** Closes what is open. */
    public Future<Void> close() {
        return client.close();
    }

    /** Sends once; {@code judge} says what an answer means. */
    public Future<Delivery> send(Post post, Function<HttpAnswer, Delivery> judge) {
        String problem = Post.problem(post.url());
        return problem == null
                ? connected(post).compose(request -> answered(request, post, judge), cause -> unreached(cause, post))
                : Future.succeededFuture(new Refused(problem));
    }

    private Future<HttpClientRequest> connected(Post post) {
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(post.url().reveal());
        Future<HttpClientRequest> connecting = client.request(options);
        return within(CONNECT_DEADLINE, connecting)
                .onFailure(_ -> connecting.onSuccess(HttpClientRequest::reset)); // too late: nothing is sent on it
    }

    private static Future<Delivery> answered(
            HttpClientRequest request, Post post, Function<HttpAnswer, Delivery> judge) {
        request.headers().set("user-agent", AGENT).addAll(post.headers());
        Future<HttpAnswer> answer = request.send(post.body()).compose(HttpSender::answer);
        return within(ANSWER_DEADLINE, answer)
                .onFailure(_ -> request.reset())
                .map(judge)
                .otherwise(cause -> TryAgain.perhapsTaken("the answer was lost: " + why(cause, post)));
    }

    private static Future<Delivery> unreached(Throwable cause, Post post) {
        return Future.succeededFuture(TryAgain.notTaken("could not connect: " + why(cause, post)));
    }

    private static Future<HttpAnswer> answer(HttpClientResponse response) {
        return beginning(response)
                .map(body -> new HttpAnswer(response.statusCode(), response.getHeader("retry-after"), body));
    }

    private static Future<String> beginning(HttpClientResponse response) {
        Promise<String> whole = Promise.promise();
        var read = Buffer.buffer();
        response.handler(chunk -> {
            read.appendBuffer(chunk, 0, Math.min(chunk.length(), READ_AT_MOST - read.length()));
            if (read.length() == READ_AT_MOST && whole.tryComplete(text(read))) {
                response.request().reset();
            }
        });
        response.end()
                .onComplete(_ -> whole.tryComplete(text(read))); // a body cut short changes nothing about its status
        return whole.future();
    }

    private static String text(Buffer buffer) {
        return buffer.toString(StandardCharsets.UTF_8);
    }

    private static <T> Future<T> within(Duration deadline, Future<T> future) {
        return future.timeout(deadline.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static String why(Throwable cause, Post post) {
        return switch (cause) {
            case TimeoutException _ -> "timed out";
            case UnknownHostException _ -> "the host's name does not resolve";
            default ->
                Quote.of(Objects.toString(cause.getMessage(), cause.getClass().getSimpleName()), post.url());
        };
    }
}
