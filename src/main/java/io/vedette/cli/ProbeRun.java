package io.vedette.cli;

import io.vedette.probe.ProbeReport;
import io.vedette.probe.kinds.Probes;
import io.vedette.sample.Outcome;
import io.vedette.target.Host;
import io.vedette.target.Target;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One probe on an event loop that lives as long as it. The calling thread waits: it is the command's own. */
final class ProbeRun {
    private static final Duration BEYOND_THE_DEADLINE = Duration.ofSeconds(5);

    private final Surroundings surroundings;

    ProbeRun(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    ProbeReport report(Target target) throws InterruptedException {
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setPreferNativeTransport(true));
        try {
            return within(target.timeout().plus(BEYOND_THE_DEADLINE), target, vertx.getOrCreateContext());
        } finally {
            vertx.close();
        }
    }

    private ProbeReport within(Duration limit, Target target, Context loop) throws InterruptedException {
        InstantSource clock = surroundings.clock();
        Probes probes = new Probes(loop, surroundings.ticker(), clock);
        try {
            Rehearsal.of(target, probes);
            return probes.explain(target)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException ours) {
            String why = "the probe itself failed: " + ours.getMessage();
            return new ProbeReport(
                    Host.of(target.spec().url()),
                    List.of(),
                    List.of(),
                    null,
                    List.of(),
                    null,
                    List.of(),
                    new Outcome.Unknown(why));
        } finally {
            loop.runOnContext(done -> probes.close());
        }
    }
}
