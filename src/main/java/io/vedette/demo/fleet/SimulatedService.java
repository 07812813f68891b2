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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;

/**
 * One service of the fleet: answers its endpoints after a natural latency with the version it runs. A broken version answers 503. Belongs to one event
 * loop of the Vert.x it was started with; versions may be changed from any thread.
 */
public final class SimulatedService {
    private static final int IDLE_SECONDS = 30;

    private final Vertx vertx;
    private final Blueprint blueprint;
    private final int number;
    private final Ticker ticker;
    private final RandomGenerator random;
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
        this.release = new Release.Good(blueprint.version());
        this.server = vertx.createHttpServer(
                new HttpServerOptions().setHost("127.0.0.1").setPort(0).setIdleTimeout(IDLE_SECONDS));
    }

    /** What runs. */
    private sealed interface Release {
        String version();

        record Good(String version) implements Release {}

        /** Answers 503; {@code first} runs at the first of them. */
        record Broken(String version, AtomicBoolean answered, Runnable first) implements Release {
            void answeredOnce() {
                if (answered.compareAndSet(false, true)) {
                    first.run();
                }
            }
        }
    }

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

    /**
     * Runs {@code version} from now on, which answers 503 to everything.
     *
     * @param first runs when it does so for the first time, on the service's event loop
     */
    public void deployBroken(String version, Runnable first) {
        release = new Release.Broken(version, new AtomicBoolean(), first);
    }

    /** Runs {@code version} from now on, which works. */
    public void deployGood(String version) {
        release = new Release.Good(version);
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
        response.putHeader("Content-Type", "application/json").putHeader("X-Version", running.version());
        switch (running) {
            case Release.Good good -> response.end(health("UP", good.version()).toBuffer());
            case Release.Broken broken -> {
                JsonObject health = health("DOWN", broken.version()).put("error", "no connection to the order store");
                response.setStatusCode(503).end(health.toBuffer());
                broken.answeredOnce();
            }
        }
    }

    private JsonObject health(String status, String version) {
        return new JsonObject()
                .put("status", status)
                .put("service", name())
                .put("version", version)
                .put("uptime_seconds", ticker.since(start).toSeconds());
    }
}
