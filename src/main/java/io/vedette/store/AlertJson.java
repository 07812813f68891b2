package io.vedette.store;

import io.vedette.alert.GroupKey;
import io.vedette.alert.Incident;
import io.vedette.alert.Matcher;
import io.vedette.alert.NotifyReason;
import io.vedette.alert.Route;
import io.vedette.alert.context.Context;
import io.vedette.alert.context.ContextFields;
import io.vedette.delivery.Attempts;
import io.vedette.target.Labels;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of a group and its messages that no column has: small, read as a whole, never asked for. */
final class AlertJson {
    private AlertJson() {}

    static String of(Labels labels) {
        return new JsonObject(new LinkedHashMap<>(labels.values())).encode();
    }

    static Labels labels(String json) {
        var values = new LinkedHashMap<String, String>();
        new JsonObject(json).forEach(entry -> values.put(entry.getKey(), (String) entry.getValue()));
        return new Labels(values);
    }

    /** A node of the routing tree without its children. */
    static String of(Route route) {
        var match = new JsonArray();
        route.match().forEach(matcher -> match.add(json(matcher)));
        return new JsonObject()
                .put("receiver", route.receiver())
                .put("match", match)
                .put("group_by", new JsonArray(route.groupBy()))
                .put("group_wait", route.groupWait().toString())
                .put("group_interval", route.groupInterval().toString())
                .put("repeat_interval", route.repeatInterval().toString())
                .put("muted", new JsonArray(route.quiet().muted()))
                .put("active", new JsonArray(route.quiet().active()))
                .encode();
    }

    private static JsonObject json(Matcher matcher) {
        return new JsonObject()
                .put("label", matcher.label())
                .put("sign", matcher.sign().text())
                .put("value", matcher.value());
    }

    /** An older row has no sign: only equality was known. */
    private static Matcher matcher(JsonObject json) {
        return new Matcher(
                json.getString("label"), Matcher.Sign.of(json.getString("sign", "=")), json.getString("value"));
    }

    static GroupKey group(String routeJson, String labelsJson) {
        var route = new JsonObject(routeJson);
        var match = route.getJsonArray("match").stream()
                .map(JsonObject.class::cast)
                .map(AlertJson::matcher)
                .toList();
        var node = new Route(
                route.getString("receiver"),
                match,
                texts(route.getJsonArray("group_by")),
                Duration.parse(route.getString("group_wait")),
                Duration.parse(route.getString("group_interval")),
                Duration.parse(route.getString("repeat_interval")),
                new Route.Quiet(
                        texts(route.getJsonArray("muted", new JsonArray())),
                        texts(route.getJsonArray("active", new JsonArray()))),
                false,
                List.of());
        return new GroupKey(node, labels(labelsJson));
    }

    static @Nullable String of(Incident.@Nullable Open open) {
        return open == null
                ? null
                : new JsonObject()
                        .put("reason", open.reason().name())
                        .put("firing", new JsonArray(open.firing()))
                        .put("resolved", new JsonArray(open.resolved()))
                        .put("at", open.at().toString())
                        .put("attempts", open.attempts().count())
                        .put("first", open.attempts().first().toString())
                        .encode();
    }

    static Incident.@Nullable Open open(@Nullable String json) {
        if (json == null) {
            return null;
        }
        var open = new JsonObject(json);
        return new Incident.Open(
                NotifyReason.valueOf(open.getString("reason")),
                texts(open.getJsonArray("firing")),
                texts(open.getJsonArray("resolved")),
                Instant.parse(open.getString("at")),
                new Attempts(open.getInteger("attempts"), Instant.parse(open.getString("first"))));
    }

    static String of(Context context) {
        return new JsonObject(ContextFields.of(context)).encode();
    }

    static Context context(@Nullable String json) {
        return json == null ? Context.NONE : ContextFields.read(new JsonObject(json).getMap());
    }

    private static List<String> texts(JsonArray array) {
        return array.stream().map(String.class::cast).toList();
    }
}
