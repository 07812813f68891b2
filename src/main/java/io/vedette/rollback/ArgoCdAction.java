package io.vedette.rollback;

import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.Delivered;
import io.vedette.delivery.Delivery.Refused;
import io.vedette.delivery.HttpAnswer;
import io.vedette.deployment.Order;
import io.vedette.outbound.Ask;
import io.vedette.outbound.Exchange;
import io.vedette.outbound.HttpSender;
import io.vedette.rollback.RollbackSpec.ArgoCdRollback;
import io.vedette.secret.Secret;
import io.vertx.core.Future;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rolls an Argo CD application back: to the last entry of its history whose revision is the deployment's previous version, or else to the last entry of
 * something else than the newest. Looked up anew for each attempt; an application that is there already is left alone, so that a repeated request changes
 * nothing. What is not named is chosen once: after a rollback the last of something else is the bad version.
 */
final class ArgoCdAction implements Action {
    /** What an earlier life chose. */
    private static final String FORGOTTEN = "forgotten";

    private static final String NONE = "none";

    private final ArgoCdRollback spec;
    private final HttpSender http;
    private final InstantSource clock;
    private final Choices choices = new Choices();

    ArgoCdAction(ArgoCdRollback spec, HttpSender http, InstantSource clock) {
        this.spec = spec;
        this.http = http;
        this.clock = clock;
    }

    /** It looks, and asks. */
    @Override
    public Duration patience() {
        return Action.forExchanges(2);
    }

    @Override
    public Future<Delivery> request(Order order) {
        Ask ask = Ask.get(new Secret(application() + query())).with("authorization", bearer());
        return http.ask(ask).compose(exchange -> choose(exchange, order));
    }

    @Override
    public void askedBefore(Order order) {
        choices.of(order, () -> FORGOTTEN);
    }

    private Future<Delivery> choose(Exchange exchange, Order order) {
        return exchange instanceof Exchange.Answered(HttpAnswer answer) && answer.status() == 200
                ? rollBack(answer, order)
                : Future.succeededFuture(exchange.delivery(this::judge));
    }

    private Future<Delivery> rollBack(HttpAnswer answer, Order order) {
        List<JsonObject> history = history(answer.body());
        if (history.isEmpty()) {
            return refused("Argo CD has no history of " + spec.application());
        }
        JsonObject target = target(history, order);
        if (target == null) {
            return refused(nothing(order));
        }
        if (Objects.equals(target.getValue("id"), history.getLast().getValue("id"))) {
            return Future.succeededFuture(
                    new Delivered(spec.application() + " is at " + target.getString("revision") + " already"));
        }
        Ask ask = Ask.plainJson(
                        new Secret(application() + "/rollback"), body(target).toBuffer())
                .with("authorization", bearer());
        return http.ask(ask).map(exchange -> exchange.delivery(this::judge));
    }

    private String nothing(Order order) {
        return choices.of(order, () -> NONE).equals(FORGOTTEN)
                ? spec.application()
                        + " may have been rolled back already, before Vedette was started again: look at its history before it is rolled back by hand"
                : "Argo CD's history of " + spec.application() + " has nothing to go back to";
    }

    private static Future<Delivery> refused(String why) {
        return Future.succeededFuture(new Refused(why));
    }

    private static List<JsonObject> history(String body) {
        try {
            var status = new JsonObject(body).getJsonObject("status", new JsonObject());
            return status.getJsonArray("history", new JsonArray()).stream()
                    .filter(JsonObject.class::isInstance)
                    .map(JsonObject.class::cast)
                    .toList();
        } catch (DecodeException | ClassCastException another) {
            return List.of();
        }
    }

    private @Nullable JsonObject target(List<JsonObject> history, Order order) {
        String previous = order.previousVersion();
        JsonObject named = history.reversed().stream()
                .filter(entry -> previous != null && previous.equals(entry.getString("revision")))
                .findFirst()
                .orElse(null);
        if (named != null) {
            return named;
        }
        Object id = choices.of(order, () -> before(history));
        return history.stream()
                .filter(entry -> id.equals(entry.getValue("id")))
                .findFirst()
                .orElse(null);
    }

    /** The last entry that is of something else than the newest: the same may have been synced more than once. */
    private static Object before(List<JsonObject> history) {
        List<String> now = content(history.getLast());
        return history.reversed().stream()
                .filter(entry -> !content(entry).equals(now))
                .findFirst()
                .map(entry -> entry.getValue("id"))
                .orElse(NONE);
    }

    private static List<String> content(JsonObject entry) {
        return Stream.of("revision", "revisions", "source", "sources")
                .map(member -> Objects.toString(entry.getValue(member)))
                .toList();
    }

    private JsonObject body(JsonObject target) {
        var body = new JsonObject()
                .put("id", target.getValue("id"))
                .put("prune", false)
                .put("dryRun", false);
        if (spec.appNamespace() != null) {
            body.put("appNamespace", spec.appNamespace());
        }
        return spec.project() == null ? body : body.put("project", spec.project());
    }

    private String application() {
        return spec.url() + "/api/v1/applications/" + UrlPart.of(spec.application());
    }

    private String query() {
        String namespace = spec.appNamespace() == null ? "" : "&appNamespace=" + UrlPart.of(spec.appNamespace());
        String project = spec.project() == null ? "" : "&project=" + UrlPart.of(spec.project());
        String all = namespace + project;
        return all.isEmpty() ? "" : '?' + all.substring(1);
    }

    private String bearer() {
        return "Bearer " + spec.token().reveal();
    }

    private Delivery judge(HttpAnswer answer) {
        String said = answer.said(spec.token());
        return switch (answer.status()) {
            case 200 -> new Delivered("started");
            case 400 -> new Refused(said + ": does " + spec.application() + " sync by itself, or is it syncing now?");
            case 401 -> new Refused(said + ": Argo CD does not accept the token");
            case 403 ->
                new Refused(said + ": no application " + spec.application() + ", or the token may not change it");
            default -> answer.delivery(clock.instant(), spec.token());
        };
    }
}
