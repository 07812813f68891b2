package io.vedette.cli.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vedette.secret.Secret;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks one daemon, one question at a time, and blocks until the answer or a deadline. Whatever goes wrong is a value. Used by one thread. */
public final class DaemonClient {
    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final Duration TO_ANSWER = Duration.ofSeconds(30);
    private static final long LARGEST_ANSWER = 64L << 20;

    private final URI base;
    private final @Nullable Secret token;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TO_CONNECT)
            .build();

    /**
     * @param base without a slash at its end
     * @param token sent with every request, if there is one
     */
    public DaemonClient(URI base, @Nullable Secret token) {
        this.base = base;
        this.token = token;
    }

    public URI base() {
        return base;
    }

    public Answer get(String path) {
        return send(request(path).GET().build(), this::json);
    }

    public Answer post(String path, JsonObject body, Map<String, String> headers) {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.encode(), UTF_8));
        headers.forEach(request::header);
        return send(request.build(), this::json);
    }

    /** What is no JSON: the answer's text is all there is. */
    public Answer text(String path) {
        return send(
                request(path).GET().build(),
                response -> new Answer.Success(response.statusCode(), response.body(), new JsonObject()));
    }

    public Answer delete(String path) {
        return send(request(path).DELETE().build(), this::json);
    }

    /** Success when the daemon can do its work. */
    public Answer ready() {
        return send(request("/-/ready").GET().build(), this::readiness);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(TO_ANSWER)
                .header("Accept", "application/json")
                .header("User-Agent", "vedette-cli");
        return token == null ? request : request.header("Authorization", "Bearer " + token.reveal());
    }

    private interface Reader {
        Answer read(HttpResponse<String> response);
    }

    private Answer send(HttpRequest request, Reader reader) {
        try {
            HttpResponse<String> response =
                    http.send(request, BodyHandlers.limiting(BodyHandlers.ofString(UTF_8), LARGEST_ANSWER));
            return response.statusCode() / 100 == 2
                    ? reader.read(response)
                    : Refusals.of(base, response.statusCode(), response.body(), token != null);
        } catch (IOException lost) {
            return Losses.of(base, lost);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Answer.Unreachable("interrupted", "ask again", true);
        }
    }

    private Answer json(HttpResponse<String> response) {
        try {
            return new Answer.Success(response.statusCode(), response.body(), new JsonObject(response.body()));
        } catch (DecodeException notJson) {
            return Refusals.stranger(base, response.statusCode());
        }
    }

    private Answer readiness(HttpResponse<String> response) {
        return response.body().startsWith("Vedette")
                ? new Answer.Success(response.statusCode(), response.body(), new JsonObject())
                : Refusals.stranger(base, response.statusCode());
    }
}
