package io.vedette.demo.fleet;

import io.vedette.time.Ticker;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One service of the fleet: answers its endpoints after a natural latency with the version it runs. A bad version answers 503. Belongs to one event
 * loop of the Vert.x it was started with; versions may be changed from any thread.
 */
public final class SimulatedService {
    private final Vertx vertx;
    private final Blueprint blueprint;
    private final Ticker ticker;
    private final RandomGenerator random;
    private final int number;
    private final long start;
    private final HttpServer server;
    private volatile Release release;

    private SimulatedService(Vertx vertx, Blueprint blueprint, int number, Ticker ticker, RandomGenerator random) {
        this.vertx = vertx;
        this.blueprint = blueprint;
        this.number = number;
        this.ticker = ticker;
        this.random = random;
        this.start = ticker.read();
        this.release = new Release(blueprint.version(), true);
        this.server = vertx.createHttpServer(
                new HttpServerOptions().setHost("127.0.0.1").setPort(0).setIdleTimeout(30));
    }

    /** What runs. */
    private record Release(String version, boolean good) {}

    /** Listens on a free port of 127.0.0.1. */
    static Future<SimulatedService> start(
            Vertx vertx, Blueprint blueprint, int number, Ticker ticker, RandomGenerator random) {
        SimulatedService service = new SimulatedService(vertx, blueprint, number, ticker, random);
        return service.server.requestHandler(service::answer).listen().map(service);
    }

    public Blueprint blueprint() {
        return blueprint;
    }

    public String name() {
        return blueprint.name();
    }

    public String version() {
        return release.version();
    }

    /** Where its endpoints are, in the blueprint's order. */
    public List<URI> endpoints() {
        return blueprint.paths().stream()
                .map(path -> URI.create("http://127.0.0.1:" + server.actualPort() + path))
                .toList();
    }

    /** Runs {@code version} from now on, which answers 503 to everything. */
    public void deployBroken(String version) {
        release = new Release(version, false);
    }

    /** Runs {@code version} from now on, which works. */
    public void deployGood(String version) {
        release = new Release(version, true);
    }

    Future<Void> stop() {
        return server.close();
    }

    private void answer(HttpServerRequest request) {
        if (!blueprint.paths().contains(request.path())) {
            request.response().setStatusCode(404).end();
            return;
        }
        Release running = release;
        Duration latency = blueprint.latency().next(random, ticker.since(start), number);
        vertx.setTimer(Math.max(1, latency.toMillis()), due -> respond(request.response(), running));
    }

    private void respond(HttpServerResponse response, Release running) {
        if (response.closed()) {
            return;
        }
        response.setStatusCode(running.good() ? 200 : 503)
                .putHeader("Content-Type", "application/json")
                .putHeader("X-Version", running.version())
                .end(health(running).toBuffer());
    }

    private JsonObject health(Release running) {
        JsonObject health = new JsonObject()
                .put("status", running.good() ? "UP" : "DOWN")
                .put("service", name())
                .put("version", running.version())
                .put("uptime_seconds", ticker.since(start).toSeconds());
        return running.good() ? health : health.put("error", "no connection to the order store");
    }
}
