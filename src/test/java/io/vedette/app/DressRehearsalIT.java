package io.vedette.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vedette.engine.LoopScheduler;
import io.vedette.notify.Outbox;
import io.vedette.notify.Surroundings;
import io.vedette.notify.receivers.Receivers;
import io.vedette.timeline.Event;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DressRehearsalIT {
    private final Vertx vertx = Vertx.vertx();
    private final InstantSource clock = InstantSource.system();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ConcurrentLinkedQueue<Event> events = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() {
        vertx.close();
    }

    @Test
    void anAlertIsToldToOurselvesInEachWayAndNothingIsSeenOfIt() throws Exception {
        Context loop = vertx.getOrCreateContext();

        Future<Integer> heard = Future.future(answer -> loop.runOnContext(
                _ -> DressRehearsal.begin(vertx, surroundings(loop), new Receivers(vertx, clock, null))
                        .onComplete(answer)));

        assertThat(heard.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS))
                .isEqualTo(2);
        assertThat(meters.getMeters()).isEmpty();
        assertThat(events).isEmpty();
    }

    private Surroundings surroundings(Context loop) {
        return new Surroundings(
                clock,
                new LoopScheduler(loop, clock),
                new Random(1),
                events::add,
                meters,
                Outbox.NONE,
                _ -> {},
                _ -> List.of());
    }
}
