package io.vedette.outbound;

import io.vedette.delivery.Delivery;
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
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Asks over HTTP/1.1, each time on a fresh connection, since a kept one may have died unnoticed. A redirect is an answer like any other, of a body
 * only the beginning is read, and after 14 s at most the connection is closed. Trouble is a value, without the URL in it.
 */
public final class HttpSender {
    private static final Duration CONNECT_DEADLINE = Duration.ofSeconds(5);
    private static final Duration ANSWER_DEADLINE = Duration.ofSeconds(9);
    /** How long one exchange takes at most. */
    public static final Duration LONGEST = CONNECT_DEADLINE.plus(ANSWER_DEADLINE);

    private static final String AGENT = "Vedette";

    private final HttpClientAgent client;
    private final Gate gate;

    /** A sender with connections of its own. */
    public HttpSender(Vertx vertx) {
        this(vertx, new HttpClientOptions());
    }

    private HttpSender(Vertx vertx, HttpClientOptions options) {
        gate = Gate.OPEN;
        client = vertx.createHttpClient(options.setKeepAlive(false)
                .setConnectTimeout((int) CONNECT_DEADLINE.toMillis())
                .setSslHandshakeTimeout(CONNECT_DEADLINE.toSeconds())
                .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS));
    }

    private HttpSender(HttpClientAgent client, Gate gate) {
        this.client = client;
        this.gate = gate;
    }

    /** The same connections, for somebody who may send only what {@code other} lets out. */
    public HttpSender through(Gate other) {
        return new HttpSender(client, other);
    }

    /** A sender that trusts the authorities of {@code pem} instead of the system's. */
    public static HttpSender trusting(Vertx vertx, Path pem) {
        return new HttpSender(
                vertx, new HttpClientOptions().setTrustOptions(new PemTrustOptions().addCertPath(pem.toString())));
    }

    /** Closes what is open. */
    public Future<Void> close() {
        return client.close();
    }

    /** Sends once; {@code judge} says what an answer means. */
    public Future<Delivery> send(Post post, Function<HttpAnswer, Delivery> judge) {
        return ask(post.ask()).map(exchange -> exchange.delivery(judge));
    }

    /** Asks once. That there was no answer is a value. */
    public Future<Exchange> ask(Ask ask) {
        Ask leaving = gate.pass(ask);
        return leaving == null ? Future.succeededFuture(new Exchange.Impossible("it is only tried")) : asked(leaving);
    }

    private Future<Exchange> asked(Ask ask) {
        String problem = Post.problem(ask.url());
        return problem == null
                ? connected(ask).compose(request -> answered(request, ask), cause -> unreached(cause, ask))
                : Future.succeededFuture(new Exchange.Impossible(problem));
    }

    private Future<HttpClientRequest> connected(Ask ask) {
        var options = new RequestOptions()
                .setMethod(ask.method())
                .setAbsoluteURI(ask.url().reveal());
        Future<HttpClientRequest> connecting = client.request(options);
        return within(CONNECT_DEADLINE, connecting)
                .onFailure(_ -> connecting.onSuccess(HttpClientRequest::reset)); // too late: nothing is sent on it
    }

    private static Future<Exchange> answered(HttpClientRequest request, Ask ask) {
        request.headers().set("user-agent", AGENT).addAll(ask.headers());
        Future<HttpAnswer> answer = request.send(ask.body()).compose(response -> answer(response, ask.readAtMost()));
        return within(ANSWER_DEADLINE, answer)
                .onFailure(_ -> request.reset())
                .<Exchange>map(Exchange.Answered::new)
                .otherwise(cause -> new Exchange.Lost("the answer was lost: " + why(cause, ask)));
    }

    private static Future<Exchange> unreached(Throwable cause, Ask ask) {
        return Future.succeededFuture(new Exchange.Unreached("could not connect: " + why(cause, ask)));
    }

    private static Future<HttpAnswer> answer(HttpClientResponse response, int readAtMost) {
        return beginning(response, readAtMost)
                .map(body -> new HttpAnswer(response.statusCode(), response.getHeader("retry-after"), body));
    }

    private static Future<String> beginning(HttpClientResponse response, int readAtMost) {
        Promise<String> whole = Promise.promise();
        var read = Buffer.buffer();
        response.handler(chunk -> {
            read.appendBuffer(chunk, 0, Math.min(chunk.length(), readAtMost - read.length()));
            if (read.length() == readAtMost && whole.tryComplete(text(read))) {
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

    private static String why(Throwable cause, Ask ask) {
        return switch (cause) {
            case TimeoutException _ -> "timed out";
            case UnknownHostException _ -> "the host's name does not resolve";
            default ->
                Quote.of(Objects.toString(cause.getMessage(), cause.getClass().getSimpleName()), ask.url());
        };
    }
}
