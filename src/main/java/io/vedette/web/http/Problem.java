package io.vedette.web.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/**
 * Why a request was not served, as RFC 9457 spells it.
 *
 * @param detail what to do about it, for a person
 * @param errors every fault found, if the request had faults
 */
public record Problem(int status, String detail, List<Fault> errors) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = List.copyOf(errors);
    }

    /** One fault of a request, and where it is. */
    public record Fault(String pointer, String detail) {}

    public static Problem of(int status, String detail) {
        return new Problem(status, detail, List.of());
    }

    /** What somebody sent cannot be used: {@code subject} has faults, and what did not come of it. */
    public static Problem faulty(String subject, List<Fault> faults, String consequence) {
        String count = faults.size() == 1 ? "one fault" : faults.size() + " faults";
        return new Problem(422, subject + " has " + count + "; " + consequence + ".", faults);
    }

    public void send(RoutingContext context) {
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(json().toBuffer());
    }

    JsonObject json() {
        JsonObject body = new JsonObject()
                .put("type", "about:blank")
                .put("title", HttpResponseStatus.valueOf(status).reasonPhrase())
                .put("status", status)
                .put("detail", detail);
        if (!errors.isEmpty()) {
            body.put(
                    "errors",
                    errors.stream().map(Problem::json).collect(JsonArray::new, JsonArray::add, JsonArray::addAll));
        }
        return body;
    }

    private static JsonObject json(Fault fault) {
        return new JsonObject().put("pointer", fault.pointer()).put("detail", fault.detail());
    }
}
