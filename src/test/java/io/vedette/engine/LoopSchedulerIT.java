package io.vedette.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The wheel on a real event loop. The clock stands until a test has said what waits for it, so that no pause of the machine changes what is due. */
final class LoopSchedulerIT {
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");

    private final Vertx vertx = Vertx.vertx();
    private final StandingClock clock = new StandingClock();
    private final LoopScheduler scheduler = new LoopScheduler(vertx.getOrCreateContext(), clock);
    private final List<Integer> ran = Collections.synchronizedList(new ArrayList<>());
    private final List<Integer> early = Collections.synchronizedList(new ArrayList<>());

    private static final class StandingClock implements InstantSource {
        private volatile long since = Long.MIN_VALUE;

        void go() {
            since = System.nanoTime();
        }

        @Override
        public Instant instant() {
            long begun = since;
            return begun == Long.MIN_VALUE ? START : START.plusNanos(System.nanoTime() - begun);
        }
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    /** Runs {@code test} on the loop, and waits until it completes what it was given. */
    private void onTheLoop(Consumer<Promise<Void>> test) throws Exception {
        Promise<Void> over = Promise.promise();
        scheduler.context().runOnContext(_ -> test.accept(over));
        over.future().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    /** Notes that it ran, and whether that was before its time. */
    private void note(int millis) {
        if (clock.instant().isBefore(at(millis))) {
            early.add(millis);
        }
        ran.add(millis);
    }

    private static Instant at(int millis) {
        return START.plusMillis(millis);
    }

    @Test
    void tasksRunInTheOrderOfTheirTimesAndNeverEarly() throws Exception {
        var times = new ArrayList<Integer>();
        for (int i = 1; i <= 100; i++) {
            times.add(3 * i);
        }
        var mixed = new ArrayList<>(times);
        Collections.shuffle(mixed, new Random(7));

        onTheLoop(over -> {
            mixed.forEach(millis -> scheduler.at(at(millis), () -> note(millis)));
            scheduler.at(at(301), over::complete);
            clock.go();
        });

        assertThat(ran).isEqualTo(times);
        assertThat(early).isEmpty();
    }

    @Test
    void theLoopsTimerAloneRunsNothingBeforeTheClockSaysSo() throws Exception {
        onTheLoop(over -> {
            scheduler.at(at(2), () -> note(2));
            scheduler.at(at(4), over::complete);
            vertx.setTimer(20, _ -> clock.go());
        });

        assertThat(ran).containsExactly(2);
        assertThat(early).isEmpty();
    }

    @Test
    void whatATaskAsksForRunsInItsTurn() throws Exception {
        onTheLoop(over -> {
            scheduler.at(at(10), () -> {
                note(10);
                scheduler.at(at(20), () -> note(20));
                scheduler.at(at(40), over::complete);
            });
            scheduler.at(at(30), () -> note(30));
            clock.go();
        });

        assertThat(ran).containsExactlyInAnyOrder(10, 20, 30);
        assertThat(early).isEmpty();
    }

    @Test
    void aCancelledTaskDoesNotRunAndOneThatThrowsStopsNoOther() throws Exception {
        onTheLoop(over -> {
            scheduler.at(at(4), () -> note(4)).cancel();
            scheduler.at(at(6), () -> {
                throw new IllegalStateException("a task of the test");
            });
            scheduler.at(at(6), () -> note(6));
            scheduler.at(at(10), over::complete);
            clock.go();
        });

        assertThat(ran).containsExactly(6);
    }

    @Test
    void anotherThreadMayAskAndTheTaskRunsOnTheLoop() throws Exception {
        clock.go();
        Promise<Boolean> onLoop = Promise.promise();
        scheduler.at(
                clock.instant().plus(Duration.ofMillis(5)),
                () -> onLoop.complete(scheduler.context().equals(Vertx.currentContext())));

        assertThat(onLoop.future().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS))
                .isTrue();
    }
}
