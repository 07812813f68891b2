package io.vedette.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vedette.alert.Hold;
import io.vedette.alert.Route;
import io.vedette.deployment.WatchPlan;
import io.vedette.engine.Board;
import io.vedette.engine.EffectRunner;
import io.vedette.engine.Ledger;
import io.vedette.engine.LoopScheduler;
import io.vedette.engine.LoopVerticle;
import io.vedette.engine.Station;
import io.vedette.fakes.Plans;
import io.vedette.fakes.ScriptedProbe;
import io.vedette.fakes.WebServer;
import io.vedette.maintenance.MaintenanceBook;
import io.vedette.monitor.Effect;
import io.vedette.monitor.Journal;
import io.vedette.monitor.ServicePlan;
import io.vedette.notify.Notifications;
import io.vedette.notify.Outbox;
import io.vedette.notify.ReceiverSpec;
import io.vedette.notify.Surroundings;
import io.vedette.notify.receivers.Receivers;
import io.vedette.notify.webhook.WebhookSpec;
import io.vedette.probe.Probe;
import io.vedette.sample.Outcome;
import io.vedette.sample.Reason;
import io.vedette.secret.Secret;
import io.vedette.target.Target;
import io.vedette.window.LatencyBuckets;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/**
 * Ten thousand endpoints, of which half go down at once, while one receiver is dead, one hangs and one throttles: real loops, real sockets. The limits are far above what
 * it takes, and far below what it would take if anybody waited for a receiver.
 */
final class StormIT {
    private static final Logger LOG = (Logger) LoggerFactory.getLogger("io.vedette");
    private static final int SERVICES = 500;
    private static final int ENDPOINTS = 20;
    private static final int DOWN = SERVICES * ENDPOINTS / 2;
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final long LATE_MICROS = 2_500_000;

    private final InstantSource clock = InstantSource.system();
    private final Vertx vertx = Vertx.vertx();
    private final Board board = new Board();
    private final Promise<LoopScheduler> desk = Promise.promise();
    private volatile boolean storm;
    private final WebServer throttling;
    private final WebServer hanging;
    private volatile @Nullable EffectRunner effects;

    StormIT() throws Exception {
        throttling = WebServer.start(vertx);
        hanging = WebServer.start(vertx);
    }

    @BeforeEach
    void quiet() {
        LOG.setLevel(Level.OFF);
    }

    @AfterEach
    void close() throws Exception {
        LOG.setLevel(null);
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static <T> T wait(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private List<ReceiverSpec> receivers() throws Exception {
        try (var closed = new ServerSocket(0)) {
            var dead = "http://127.0.0.1:" + closed.getLocalPort() + "/";
            return List.of(new ReceiverSpec(
                    "oncall",
                    List.of(webhook(new Secret(dead)), webhook(hanging.url("/")), webhook(throttling.url("/")))));
        }
    }

    private static WebhookSpec webhook(Secret url) {
        return new WebhookSpec(url, null);
    }

    private LoopVerticle.Resident openDesk(LoopScheduler loop, List<ReceiverSpec> specs) {
        var all = new Route(
                "oncall",
                List.of(),
                List.of(),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Duration.ofHours(4),
                List.of());
        var meters = new SimpleMeterRegistry();
        var notifications = new Notifications(
                all,
                new Receivers(vertx, clock, null).integrations(specs),
                new Surroundings(clock, loop, new Random(1), _ -> {}, meters, Outbox.NONE),
                Hold.NONE);
        effects = new EffectRunner(
                Ledger.NONE, notifications::tell, _ -> {}, _ -> {}, (_, _) -> {}, _ -> {}, _ -> {}, meters);
        desk.complete(loop);
        return () -> {
            notifications.close();
            return Future.succeededFuture();
        };
    }

    private LoopVerticle.Resident openStation(LoopScheduler loop) {
        var opened = new Station(0, clock, loop, this::probe, board, Journal.NONE, new MaintenanceBook(), this::take);
        opened.start();
        IntStream.range(0, SERVICES).mapToObj(StormIT::plan).forEach(opened::add);
        return () -> {
            opened.stop();
            return Future.succeededFuture();
        };
    }

    private void take(List<Effect> wanted) {
        desk.future()
                .onSuccess(loop ->
                        loop.execute(() -> Objects.requireNonNull(effects).perform(wanted)));
    }

    private static ServicePlan plan(int number) {
        ServicePlan usual = Plans.service("service-" + number, ENDPOINTS, INTERVAL);
        return new ServicePlan(usual.service(), List.of(), WatchPlan.DEFAULT);
    }

    private Probe probe(Target target) {
        String service = target.id().service();
        boolean weak = service.charAt(service.length() - 1) % 2 == 0;
        return () -> Future.succeededFuture(found(weak));
    }

    private Outcome found(boolean weak) {
        return storm && weak ? ScriptedProbe.down(Reason.STATUS) : ScriptedProbe.up(20);
    }

    /** How the loop keeps its schedule, once it has told of so many probes. */
    private LatencyBuckets lateness(long probes) throws Exception {
        Promise<LatencyBuckets> told = Promise.promise();
        vertx.setPeriodic(100, timer -> {
            var loops = board.loops();
            if (!loops.isEmpty() && loops.getFirst().lateness().count() >= probes && vertx.cancelTimer(timer)) {
                told.complete(loops.getFirst().lateness());
            }
        });
        return wait(told.future());
    }

    private Future<Void> heardOfAll() {
        Promise<Void> heard = Promise.promise();
        vertx.setPeriodic(200, timer -> {
            if (known(throttling) >= DOWN && vertx.cancelTimer(timer)) {
                heard.complete();
            }
        });
        return heard.future();
    }

    private static long known(WebServer server) {
        return server.received.stream()
                .map(request -> new JsonObject(request.body()).getJsonObject("data"))
                .mapToLong(data -> data.getJsonArray("firing").size() + data.getInteger("omitted"))
                .max()
                .orElse(0);
    }

    @Test
    @Timeout(120)
    void halfOfTenThousandEndpointsAreAHandfulOfMessagesAndTheOtherHalfIsProbedOnTime() throws Exception {
        throttling.thenAnswers(429, "Retry-After", "2").thenAnswers(429, "Retry-After", "1");
        for (int attempt = 0; attempt < 10; attempt++) {
            hanging.thenHangs();
        }
        var specs = receivers();
        wait(vertx.deployVerticle(new LoopVerticle(clock, loop -> openDesk(loop, specs))));
        wait(vertx.deployVerticle(new LoopVerticle(clock, this::openStation)));
        LatencyBuckets before = lateness(2 * SERVICES * ENDPOINTS);
        storm = true;
        wait(heardOfAll());

        LatencyBuckets after = lateness(before.count() + 2 * SERVICES * ENDPOINTS);
        assertThat(throttling.received).hasSizeLessThan(12);
        assertThat(hanging.received).hasSizeLessThan(6);
        assertThat(board.loops().getFirst().skipped()).isZero();
        assertThat(onTime(before, after)).isGreaterThan(0.95);
    }

    /** The share of the probes since {@code before} that left in time. */
    private static double onTime(LatencyBuckets before, LatencyBuckets after) {
        long[] bounds = LatencyBuckets.bounds();
        long in = IntStream.range(0, bounds.length)
                .filter(bucket -> bounds[bucket] <= LATE_MICROS)
                .mapToLong(bucket -> after.counts()[bucket] - before.counts()[bucket])
                .sum();
        return (double) in / (after.count() - before.count());
    }
}
