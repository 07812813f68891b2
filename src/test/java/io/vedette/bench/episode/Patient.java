package io.vedette.bench.episode;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A service on loopback whose new version is bad in its own way; answers as a service does, with latencies that scatter. Belongs to one event loop. */
public final class Patient {
    private static final double USUAL_MILLIS = 80;
    private static final double SCATTER = 0.25;

    private final Vertx vertx;
    private final Illness illness;
    private final Random random = new Random(7);
    private final HttpServer server;
    private final CountDownLatch examinations;
    private volatile boolean ill;

    /** What a new version may have. */
    public enum Illness {
        /** It answers 503. */
        FAILS,
        /** Its median latency is doubled. */
        IS_SLOW,
        /** Nothing: it is never deployed. */
        NONE
    }

    /** @param examinations how often it is to be asked before it is known well enough */
    public Patient(Vertx vertx, Illness illness, int examinations) {
        this.examinations = new CountDownLatch(examinations);
        this.vertx = vertx;
        this.illness = illness;
        this.server = vertx.createHttpServer().requestHandler(this::answer);
    }

    /** Completes with its port. */
    public Future<Integer> start() {
        return server.listen(0, "127.0.0.1").map(HttpServer::actualPort);
    }

    /** Waits until it was asked as often as is wanted; false if that takes longer than {@code most}. */
    boolean isWellKnownWithin(Duration most) throws InterruptedException {
        return examinations.await(most.toSeconds(), TimeUnit.SECONDS);
    }

    /** The bad version runs. */
    public void fallIll() {
        ill = true;
    }

    /** The good version runs again. */
    public void recover() {
        ill = false;
    }

    private void answer(HttpServerRequest request) {
        examinations.countDown();
        boolean fails = ill && illness == Illness.FAILS;
        double factor = ill && illness == Illness.IS_SLOW ? 2 : 1;
        long millis = Math.max(1, Math.round(USUAL_MILLIS * factor * Math.exp(SCATTER * random.nextGaussian())));
        vertx.setTimer(
                millis, _ -> request.response().setStatusCode(fails ? 503 : 200).end());
    }
}
