package io.vedette.rollback;

import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.Delivered;
import io.vedette.delivery.Delivery.Refused;
import io.vedette.delivery.Delivery.TryAgain;
import io.vedette.delivery.HttpAnswer;
import io.vedette.outbound.Ask;
import io.vedette.outbound.Exchange;
import io.vedette.outbound.HttpSender;
import io.vedette.rollback.RollbackSpec.Workload;
import io.vedette.secret.Secret;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/** The part of a Kubernetes API server that a rollback needs; belongs to the couriers' event loop. */
final class Cluster {
    private static final String JSON_PATCH = "application/json-patch+json";
    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final Workload workload;
    private final Secret token;
    private final HttpSender http;
    private final InstantSource clock;

    Cluster(Workload workload, Secret token, HttpSender http, InstantSource clock) {
        this.workload = workload;
        this.token = token;
        this.http = http;
        this.clock = clock;
    }

    /** Reads the object at {@code path}, and goes on with it; anything else ends there. */
    Future<Delivery> read(String path, Function<JsonObject, Future<Delivery>> next) {
        return http.ask(signed(Ask.get(url(path)))).compose(exchange -> found(exchange, next));
    }

    private Future<Delivery> found(Exchange exchange, Function<JsonObject, Future<Delivery>> next) {
        if (exchange instanceof Exchange.Answered(HttpAnswer answer) && answer.status() == 200) {
            try {
                return next.apply(new JsonObject(answer.body()));
            } catch (DecodeException | ClassCastException | NullPointerException another) {
                return Future.succeededFuture(
                        new Refused("the answer of the cluster is not what Kubernetes would say"));
            }
        }
        return Future.succeededFuture(exchange.delivery(this::judge));
    }

    /** Replaces what {@code operations} name. */
    Future<Delivery> patch(String path, JsonArray operations) {
        return http.ask(signed(Ask.patch(url(path), JSON_PATCH, operations.toBuffer())))
                .map(exchange -> exchange.delivery(this::judge));
    }

    /** Merges {@code change} into what is at {@code path}. */
    Future<Exchange> merge(String path, JsonObject change) {
        return http.ask(signed(Ask.patch(url(path), MERGE_PATCH, Buffer.buffer(change.encode()))));
    }

    private Ask signed(Ask ask) {
        return ask.with("authorization", "Bearer " + token.reveal()).with("accept", "application/json");
    }

    private Secret url(String path) {
        return new Secret(workload.url() + path);
    }

    Delivery judge(HttpAnswer answer) {
        String said = answer.said(token);
        String name = workload.namespace() + '/' + workload.name();
        return switch (answer.status()) {
            case 200 -> new Delivered("200");
            case 401 -> new Refused(said + ": the cluster does not accept the token");
            case 403 -> new Refused(said + ": the token may not read and change " + name);
            case 404 -> new Refused(said + ": the cluster has no " + name);
            case 409 -> TryAgain.notTaken(said + ": somebody else changed " + name + " at the same time");
            default -> answer.delivery(clock.instant(), token);
        };
    }

    /** The objects of a list. */
    static List<JsonObject> items(JsonObject list) {
        return list.getJsonArray("items", new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .toList();
    }
}
