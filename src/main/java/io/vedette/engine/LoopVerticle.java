package io.vedette.engine;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.InstantSource;
import java.util.function.Function;

/** Owns what lives on one event loop: has it made there at the start, and ended there at the stop. */
public final class LoopVerticle extends VerticleBase {
    private final InstantSource clock;
    private final Function<LoopScheduler, Resident> residents;
    private Resident resident = Future::succeededFuture;

    public LoopVerticle(InstantSource clock, Function<LoopScheduler, Resident> residents) {
        this.clock = clock;
        this.residents = residents;
    }

    /** What lives on the loop. */
    @FunctionalInterface
    public interface Resident {
        /** Ends it; called once, on its loop. */
        Future<Void> stop();
    }

    @Override
    public Future<?> start() {
        resident = residents.apply(new LoopScheduler(context, clock));
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        return resident.stop();
    }
}
