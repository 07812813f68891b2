package io.vedette.web.server;

import io.vedette.web.act.ActApi;
import io.vedette.web.http.Nearest;
import io.vedette.web.http.Operation;
import io.vedette.web.http.Problem;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.TimeoutHandler;
import java.util.List;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The router, built from operations: each behind the same headers and the same access rule, and every failure a problem detail. */
final class Routes {
    private static final Logger LOG = LoggerFactory.getLogger(Routes.class);
    private static final long LONGEST_CHANGE_MILLIS = 90_000;

    private final List<Operation> operations;

    Routes(List<Operation> operations) {
        this.operations = List.copyOf(operations);
    }

    Router router(Vertx vertx, Handler<RoutingContext> headers, Handler<RoutingContext> access) {
        Router router = Router.router(vertx);
        router.route().handler(headers).handler(Routes::requirePath).handler(access);
        operations.forEach(operation -> add(router, operation));
        router.errorHandler(400, context -> Problem.of(400, "This request is not valid HTTP.")
                .send(context));
        router.errorHandler(404, this::notFound);
        router.errorHandler(405, this::notAllowed);
        router.errorHandler(413, context -> tooLarge(context));
        router.errorHandler(503, context -> Problem.of(503, "This took too long and was given up.")
                .send(context));
        router.errorHandler(500, Routes::failed);
        return router;
    }

    /** A path that cannot be decoded is the caller's fault; unanswered, it would look like ours, with a stack in the log for anybody to fill it. */
    private static void requirePath(RoutingContext context) {
        try {
            context.normalizedPath();
        } catch (IllegalArgumentException undecodable) {
            Problem.of(400, "The address has a % in it that begins no escape.").send(context);
            return;
        }
        context.next();
    }

    private static void add(Router router, Operation operation) {
        if (operation.method().equals(HttpMethod.GET)) {
            router.route(operation.path())
                    .method(HttpMethod.GET)
                    .method(HttpMethod.HEAD)
                    .handler(operation.handler());
        } else if (operation.largestBody() == 0) {
            router.route(operation.method(), operation.path())
                    .handler(TimeoutHandler.create(LONGEST_CHANGE_MILLIS, 503))
                    .handler(operation.handler());
        } else {
            router.route(operation.method(), operation.path())
                    .handler(TimeoutHandler.create(LONGEST_CHANGE_MILLIS, 503))
                    .handler(BodyHandler.create(false).setBodyLimit(operation.largestBody()))
                    .handler(operation.handler());
        }
    }

    private void notFound(RoutingContext context) {
        List<String> paths = operations.stream()
                .map(Operation::path)
                .filter(path -> path.length() > 1)
                .toList();
        Problem.of(404, "There is nothing here." + Nearest.hint(context.normalizedPath(), paths))
                .send(context);
    }

    private void notAllowed(RoutingContext context) {
        TreeSet<String> allowed = new TreeSet<>();
        operations.stream()
                .filter(operation -> matches(operation.path(), context.normalizedPath()))
                .forEach(operation -> allowed.add(operation.method().name()));
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        context.response().putHeader("Allow", String.join(", ", allowed));
        Problem.of(
                        405,
                        context.request().method() + " is not for this address; it takes " + String.join(", ", allowed)
                                + ".")
                .send(context);
    }

    static boolean matches(String pattern, String path) {
        String[] expected = pattern.split("/", -1);
        String[] found = path.split("/", -1);
        if (expected.length != found.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (!expected[i].startsWith(":") && !expected[i].equals(found[i])) {
                return false;
            }
        }
        return true;
    }

    private static void tooLarge(RoutingContext context) {
        Problem.of(413, "The body is larger than this address takes.").send(context);
    }

    /** A link's token is a credential. */
    private static String loggable(String path) {
        return ActApi.isAct(path) ? "/act/…" : path;
    }

    private static void failed(RoutingContext context) {
        LOG.error("{} {} failed", context.request().method(), loggable(context.normalizedPath()), context.failure());
        if (!context.response().headWritten()) {
            Problem.of(500, "Vedette failed at this; its log says why.").send(context);
        } else {
            context.response().reset(); // half an answer must not look like one that is still to come
        }
    }
}
