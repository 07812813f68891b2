package io.vedette.discovery;

import io.netty.channel.ConnectTimeoutException;
import io.vedette.target.Labels;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/**
 * Asks a server for groups of targets, as Prometheus's http_sd does: JSON, status 200, the whole list each time. A redirect is no answer: what is sent along may
 * be a credential. What is larger than a limit is not read to its end.
 */
final class HttpLooker implements Looker {
    static final int MOST_BYTES = 32 << 20;
    private static final Pattern JSON = Pattern.compile("(?i)application/json(;\\s*charset=(\"utf-8\"|utf-8))?");

    private final Source.Http source;
    private final int mostTargets;
    private final int mostBytes;
    private final WorkerExecutor workers;
    private final String agent;
    private final HttpClientAgent client;

    HttpLooker(Source.Http source, int mostTargets, int mostBytes, Vertx vertx, WorkerExecutor workers, String agent) {
        this.source = source;
        this.mostTargets = mostTargets;
        this.mostBytes = mostBytes;
        this.workers = workers;
        this.agent = agent;
        int timeout = (int) source.timeout().toMillis();
        var options = new HttpClientOptions()
                .setKeepAlive(false)
                .setDecompressionSupported(true)
                .setConnectTimeout(timeout)
                .setSslHandshakeTimeout(timeout)
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
        if (source.authorities() != null) {
            options.setTrustOptions(
                    new PemTrustOptions().addCertPath(source.authorities().toString()));
        }
        this.client = vertx.createHttpClient(options);
    }

    /** What an exchange came to: a text, or why there is none. */
    private sealed interface Answer {
        record Text(Buffer body) implements Answer {}

        record Useless(String why) implements Answer {}
    }

    @Override
    public Future<Look> look(List<Candidate> known) {
        var request = new Exchange();
        return request.run()
                .timeout(source.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(_ -> request.abandon())
                .otherwise(cause -> new Answer.Useless(why(cause)))
                .compose(answer -> switch (answer) {
                    case Answer.Text(Buffer body) -> workers.executeBlocking(() -> read(body), false);
                    case Answer.Useless(String why) -> Future.succeededFuture(new Look.Failed(why));
                });
    }

    @Override
    public void close() {
        client.close();
    }

    private Look read(Buffer body) {
        var harvest = new Harvest(mostTargets);
        var meta = new Labels(Map.of("__meta_url", source.place()));
        String fault = TextForm.JSON.read(body.toString(StandardCharsets.UTF_8), meta, harvest);
        return fault == null ? harvest.look() : new Look.Failed(fault);
    }

    private static String why(Throwable cause) {
        return switch (cause) {
            case TimeoutException _, ConnectTimeoutException _ -> "did not answer in time";
            case UnknownHostException _ -> "cannot be asked: the host's name does not resolve";
            case ConnectException refused
            when String.valueOf(refused.getMessage()).contains("refused") -> "refuses the connection";
            case NoRouteToHostException _ -> "cannot be reached";
            case SSLException untrusted -> "cannot be asked over TLS: " + untrusted.getMessage();
            default ->
                "cannot be asked: "
                        + Objects.toString(cause.getMessage(), cause.getClass().getSimpleName());
        };
    }

    /** One request, which can be given up at any point. */
    private final class Exchange {
        private Future<HttpClientRequest> connecting = Future.failedFuture("not begun");

        Future<Answer> run() {
            var options = new RequestOptions()
                    .setMethod(HttpMethod.GET)
                    .setAbsoluteURI(source.url().toString());
            connecting = client.request(options);
            return connecting
                    .compose(request -> {
                        headers(request);
                        return request.send();
                    })
                    .compose(this::answer);
        }

        /** Also a connection that is made only after that. */
        void abandon() {
            connecting.onSuccess(HttpClientRequest::reset);
        }

        private void headers(HttpClientRequest request) {
            request.putHeader("accept", "application/json")
                    .putHeader("user-agent", agent)
                    .putHeader(
                            "x-prometheus-refresh-interval-seconds",
                            String.valueOf(source.refresh().toSeconds()));
            source.headers().forEach((name, value) -> request.putHeader(name, value.reveal()));
        }

        private Future<Answer> answer(HttpClientResponse response) {
            response.exceptionHandler(_ -> {}); // told by its end
            String type = response.getHeader("content-type");
            if (response.statusCode() != 200) {
                return useless("answered " + response.statusCode() + " where 200 is expected");
            }
            if (type == null || !JSON.matcher(type.strip()).matches()) {
                return useless(
                        "answered with the content type " + (type == null ? "none" : new Refused(type, "").target())
                                + " where application/json is expected");
            }
            return body(response);
        }

        private Future<Answer> useless(String why) {
            abandon();
            return Future.succeededFuture(new Answer.Useless(why));
        }

        private Future<Answer> body(HttpClientResponse response) {
            Promise<Answer> whole = Promise.promise();
            var read = Buffer.buffer();
            response.handler(chunk -> {
                if (read.length() + chunk.length() > mostBytes) {
                    whole.tryComplete(new Answer.Useless("answered with more than " + (mostBytes >> 20) + " MB"));
                    abandon();
                } else {
                    read.appendBuffer(chunk);
                }
            });
            response.end()
                    .onSuccess(_ -> whole.tryComplete(new Answer.Text(read)))
                    .onFailure(cause -> whole.tryComplete(new Answer.Useless("was cut off while it answered")));
            return whole.future();
        }
    }
}
