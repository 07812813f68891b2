package io.vedette.rollback;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A Kubernetes API server as far as rollbacks know it, on a real socket: one object with a pod template, and a ReplicaSet for every template it had. A patch of
 * the template makes that template's ReplicaSet the newest, as the controller does.
 */
final class FakeCluster implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final String path;
    private final String revision;
    private final String hash;
    private final JsonObject object;
    private final List<JsonObject> sets = new ArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private int newest;
    private volatile String token = "t0ken";
    boolean statusIsASubresource = true;
    boolean losesTheNextAnswer;
    private Runnable beforeAPatch = () -> {};

    FakeCluster(String path, String revision, String hash, String... images) {
        this.path = path;
        this.revision = revision;
        this.hash = hash;
        this.object = new JsonObject()
                .put("metadata", new JsonObject().put("uid", "u-1").put("name", "web"))
                .put(
                        "spec",
                        new JsonObject()
                                .put(
                                        "selector",
                                        new JsonObject().put("matchLabels", new JsonObject().put("app", "web"))))
                .put("status", new JsonObject());
        for (String image : images) {
            rollOut(new JsonObject()
                    .put("metadata", new JsonObject().put("labels", new JsonObject().put("app", "web")))
                    .put(
                            "spec",
                            new JsonObject().put("containers", JsonArray.of(new JsonObject().put("image", image)))));
        }
        var stranger = sets.getFirst().copy();
        stranger.getJsonObject("metadata").put("ownerReferences", JsonArray.of(new JsonObject().put("uid", "u-2")));
        stranger.getJsonObject("metadata").getJsonObject("annotations").put(revision, "99");
        sets.add(stranger);
        server = PipelineServer.await(vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> answer(request, body)))
                .listen(0, "127.0.0.1"));
    }

    Vertx vertx() {
        return vertx;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    List<String> asked() {
        return asked;
    }

    /** It takes this token from now on, and no other. */
    void accepts(String other) {
        token = other;
    }

    /** Runs {@code task} when the next patch comes, before it is looked at. */
    void beforeTheNextPatch(Runnable task) {
        beforeAPatch = task;
    }

    /** Somebody deploys another image. */
    void deploys(String image) {
        JsonObject template =
                object.getJsonObject("spec").getJsonObject("template").copy();
        template.getJsonObject("spec")
                .getJsonArray("containers")
                .getJsonObject(0)
                .put("image", image);
        rollOut(template);
    }

    String image() {
        return image(object.getJsonObject("spec").getJsonObject("template"));
    }

    boolean aborted() {
        return object.getJsonObject("status").getBoolean("abort", false);
    }

    JsonObject object() {
        return object;
    }

    private static String image(JsonObject template) {
        return template.getJsonObject("spec")
                .getJsonArray("containers")
                .getJsonObject(0)
                .getString("image");
    }

    private void rollOut(JsonObject template) {
        object.getJsonObject("spec").put("template", template);
        newest++;
        object.getJsonObject("metadata").put("resourceVersion", "v" + newest);
        JsonObject known = sets.stream()
                .filter(set -> image(set.getJsonObject("spec").getJsonObject("template"))
                        .equals(image(template)))
                .findFirst()
                .orElse(null);
        JsonObject set = Objects.requireNonNullElseGet(known, () -> set(template));
        set.getJsonObject("metadata").getJsonObject("annotations").put(revision, Integer.toString(newest));
        if (known == null) {
            sets.add(set);
        }
    }

    private JsonObject set(JsonObject template) {
        var labelled = template.copy();
        labelled.getJsonObject("metadata").getJsonObject("labels").put(hash, "h" + newest);
        return new JsonObject()
                .put(
                        "metadata",
                        new JsonObject()
                                .put("annotations", new JsonObject())
                                .put("ownerReferences", JsonArray.of(new JsonObject().put("uid", "u-1"))))
                .put("spec", new JsonObject().put("template", labelled));
    }

    private void answer(HttpServerRequest request, Buffer body) {
        asked.add(request.method() + " " + request.uri());
        if (request.method().name().equals("PATCH")) {
            Runnable task = beforeAPatch;
            beforeAPatch = () -> {};
            task.run();
        }
        int status = status(request, body);
        if (losesTheNextAnswer && request.method().name().equals("PATCH")) {
            losesTheNextAnswer = false;
            request.response().reset();
            return;
        }
        String answer = request.path().equals(path)
                ? object.encode()
                : new JsonObject().put("items", new JsonArray(sets)).encode();
        request.response().setStatusCode(status).end(answer);
    }

    private int status(HttpServerRequest request, Buffer body) {
        if (!("Bearer " + token).equals(request.getHeader("authorization"))) {
            return 401;
        }
        if (request.method().name().equals("GET")) {
            boolean known =
                    request.path().equals(path) || request.uri().endsWith("/replicasets?labelSelector=app%3Dweb");
            return known ? 200 : 404;
        }
        String type = String.valueOf(request.getHeader("content-type"));
        return switch (type) {
            case "application/json-patch+json" -> request.path().equals(path) ? replace(body.toJsonArray()) : 404;
            case "application/merge-patch+json" -> merge(request.path(), body.toJsonObject());
            default -> 415;
        };
    }

    private int replace(JsonArray operations) {
        String read = operations.stream()
                .map(JsonObject.class::cast)
                .filter(operation -> operation.getString("path").equals("/metadata/resourceVersion"))
                .map(operation -> operation.getString("value"))
                .findFirst()
                .orElse(null);
        if (read != null && !read.equals(object.getJsonObject("metadata").getString("resourceVersion"))) {
            return 409;
        }
        JsonObject template = operations.getJsonObject(0).getJsonObject("value");
        if (template.getJsonObject("metadata").getJsonObject("labels").containsKey(hash)) {
            return 422;
        }
        var annotation = operations.getJsonObject(1);
        var metadata = object.getJsonObject("metadata");
        if (annotation.getString("path").equals("/metadata/annotations")) {
            metadata.put("annotations", annotation.getJsonObject("value"));
        } else {
            metadata.getJsonObject("annotations").put("vedette.io/rollback", annotation.getString("value"));
        }
        rollOut(template);
        return 200;
    }

    private int merge(String where, JsonObject change) {
        if (!where.equals(statusIsASubresource ? path + "/status" : path)) {
            return 404;
        }
        object.mergeIn(change, true);
        return 200;
    }

    @Override
    public void close() {
        PipelineServer.await(vertx.close());
    }
}
