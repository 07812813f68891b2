package io.vedette.rollback;

import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.Delivered;
import io.vedette.delivery.Delivery.Refused;
import io.vedette.deployment.Order;
import io.vedette.deployment.RollbackOrder;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Puts the pod template of a Deployment or a Rollout back to what it was before, as {@code kubectl rollout undo} does: from the ReplicaSet of the same owner
 * with the second-highest revision, or rather from the one whose image has the deployment's previous version as its tag. The object keeps the request's id as
 * an annotation, so that a repeated request finds itself done: "the one before" would otherwise be the bad version again. For the same reason only the object
 * that was read is changed: whatever became of it since, an attempt of ours or a newer version, makes the cluster answer 409.
 *
 * @param cluster where it runs
 * @param path of the object
 * @param sets where its namespace's ReplicaSets are
 * @param revision the annotation that numbers its ReplicaSets
 * @param hash the label that its controller adds to a template
 */
record Undo(Cluster cluster, String path, String sets, String revision, String hash) {
    /** How many requests one attempt takes. */
    static final int EXCHANGES = 3;

    private static final String DONE = "vedette.io/rollback";
    private static final String DONE_POINTER = "/metadata/annotations/vedette.io~1rollback";

    Future<Delivery> request(Order order) {
        return cluster.read(path, object -> undo(object, order));
    }

    private Future<Delivery> undo(JsonObject object, Order order) {
        var metadata = object.getJsonObject("metadata");
        if (order.requestId().equals(annotations(object).getString(DONE))) {
            return Future.succeededFuture(new Delivered("done already"));
        }
        if (isThere(object.getJsonObject("spec"), order)) {
            return Future.succeededFuture(
                    new Delivered(metadata.getString("name") + " is at " + order.previousVersion() + " already"));
        }
        if (object.getJsonObject("spec").getBoolean("paused", false)) {
            return Future.succeededFuture(new Refused("it is paused: resume it, and undo it by hand"));
        }
        String selector = object.getJsonObject("spec").getJsonObject("selector").getJsonObject("matchLabels").stream()
                .map(label -> label.getKey() + '=' + label.getValue())
                .collect(Collectors.joining(","));
        String query = "?labelSelector=" + UrlPart.of(selector);
        return cluster.read(sets + query, list -> replace(object, metadata.getString("uid"), list, order));
    }

    private Future<Delivery> replace(JsonObject object, String uid, JsonObject list, Order order) {
        List<JsonObject> mine = Cluster.items(list).stream()
                .filter(set -> isOwnedBy(set, uid))
                .sorted(Comparator.comparingLong(this::number).reversed())
                .toList();
        return before(mine, order)
                .map(set -> cluster.patch(path, operations(object, template(set), order)))
                .orElseGet(() -> Future.succeededFuture(new Refused("there is no earlier revision to go back to")));
    }

    /** Somebody was faster, or it is asked for by more than one service: the one before would be the bad version by now. */
    private static boolean isThere(JsonObject spec, Order order) {
        String previous = order.previousVersion();
        return order instanceof RollbackOrder rollback
                && previous != null
                && hasTag(spec, previous)
                && !hasTag(spec, rollback.deployment().version());
    }

    private Optional<JsonObject> before(List<JsonObject> sets, Order order) {
        String previous = order.previousVersion();
        Optional<JsonObject> named = sets.stream()
                .skip(1)
                .filter(set -> previous != null && hasTag(set.getJsonObject("spec"), previous))
                .findFirst();
        return named.or(() -> sets.stream().skip(1).findFirst());
    }

    private static boolean hasTag(JsonObject spec, String version) {
        return containers(spec).stream().anyMatch(container -> String.valueOf(container.getString("image"))
                .endsWith(':' + version));
    }

    private static List<JsonObject> containers(JsonObject spec) {
        return spec.getJsonObject("template").getJsonObject("spec").getJsonArray("containers", new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    private static boolean isOwnedBy(JsonObject set, String uid) {
        return set.getJsonObject("metadata").getJsonArray("ownerReferences", new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .anyMatch(owner -> uid.equals(owner.getString("uid")));
    }

    private long number(JsonObject set) {
        String text = annotations(set).getString(revision, "0");
        return text.chars().allMatch(Character::isDigit) && text.length() < 19 ? Long.parseLong(text) : 0;
    }

    private static JsonObject annotations(JsonObject object) {
        return object.getJsonObject("metadata").getJsonObject("annotations", new JsonObject());
    }

    private JsonObject template(JsonObject set) {
        var template = set.getJsonObject("spec").getJsonObject("template").copy();
        template.getJsonObject("metadata", new JsonObject())
                .getJsonObject("labels", new JsonObject())
                .remove(hash);
        return template;
    }

    private static JsonArray operations(JsonObject object, JsonObject template, Order order) {
        var operations = JsonArray.of(operation("replace", "/spec/template", template));
        operations.add(
                object.getJsonObject("metadata").containsKey("annotations")
                        ? operation("add", DONE_POINTER, order.requestId())
                        : operation("add", "/metadata/annotations", new JsonObject(Map.of(DONE, order.requestId()))));
        return operations.add(operation(
                "replace",
                "/metadata/resourceVersion",
                object.getJsonObject("metadata").getString("resourceVersion")));
    }

    private static JsonObject operation(String what, String where, Object value) {
        return new JsonObject().put("op", what).put("path", where).put("value", value);
    }
}
