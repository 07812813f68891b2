package io.vedette.engine;

import io.vedette.probe.Finding;
import io.vedette.probe.Probe;
import io.vedette.sample.Outcome;
import io.vedette.sample.Sample;
import io.vedette.sample.Sample.Purpose;
import io.vedette.schedule.Cadence;
import io.vedette.target.Target;
import io.vedette.time.Scheduler;
import io.vedette.time.Scheduler.Timer;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Probes one target at its cadence, never twice at a time. Belongs to the event loop of the target's service.
 *
 * <p>A due time that comes while a confirmation is in flight is probed right after it, late; due times that a probe outlived are skipped and told.
 */
final class ProbeLoop {
    private static final Logger LOG = LoggerFactory.getLogger(ProbeLoop.class);
    private final Target target;
    private final Cadence cadence;
    private final Probe probe;
    private final InstantSource clock;
    private final Scheduler scheduler;
    private final LoopLag lag;
    private final Listener listener;
    private final Duration tolerance;

    private boolean inFlight;
    private boolean stopped;
    private @Nullable Timer next;
    private @Nullable Timer confirmation;
    private @Nullable Instant deferred;

    ProbeLoop(Target target, Probe probe, InstantSource clock, Scheduler scheduler, LoopLag lag, Listener listener) {
        this.target = target;
        this.cadence = Cadence.of(target.id(), target.interval());
        this.probe = probe;
        this.clock = clock;
        this.scheduler = scheduler;
        this.lag = lag;
        this.listener = listener;
        this.tolerance = target.interval().dividedBy(4);
    }

    /** Hears of one target's probes, on the loop. */
    interface Listener {
        /** A scheduled probe leaves. */
        void left(Instant due, Duration lateness);

        /** A due time was slept through. */
        void skipped(Instant due);

        /** Whether the target is in doubt, so that the next probe must remember what it sees. */
        boolean doubts();

        void accept(Sample sample);
    }

    void start() {
        arm(cadence.after(clock.instant()));
    }

    /** No probe leaves any more, and what is in flight is not told. */
    void stop() {
        stopped = true;
        cancel(next);
        cancel(confirmation);
    }

    /** Probes once more after {@code after}, unless a scheduled probe comes first. */
    void confirmSoon(Duration after) {
        cancel(confirmation);
        confirmation = scheduler.at(clock.instant().plus(after), this::confirm);
    }

    private void confirm() {
        confirmation = null;
        if (!inFlight && !stopped) {
            launch(clock.instant(), Purpose.CONFIRMATION);
        }
    }

    private void fire(Instant due) {
        next = null;
        if (stopped) {
            return;
        }
        if (inFlight) {
            deferred = due;
            return;
        }
        cancel(confirmation);
        confirmation = null;
        launch(skipUntil(due, cadence.atOrBefore(clock.instant())), Purpose.SCHEDULED);
    }

    private void launch(Instant due, Purpose purpose) {
        inFlight = true;
        Duration lateness = Duration.between(due, clock.instant());
        Duration away = lag.away();
        if (purpose == Purpose.SCHEDULED) {
            listener.left(due, lateness);
        }
        run().onComplete(ended -> finish(due, lateness, away, purpose, ended));
    }

    private Future<Finding> run() {
        try {
            return listener.doubts() ? probe.examine() : probe.run().map(Finding::new);
        } catch (RuntimeException | Error defect) {
            return Future.failedFuture(defect);
        }
    }

    private void finish(
            Instant due, Duration lateness, Duration awayBefore, Purpose purpose, AsyncResult<Finding> ended) {
        inFlight = false;
        if (stopped) {
            return; // removed by a reload while the probe was in flight
        }
        // Armed before the sample is told, so that a listener that throws cannot end the loop.
        if (purpose == Purpose.SCHEDULED) {
            armAfter(due);
        } else if (deferred != null) {
            arm(deferred);
        }
        deferred = null;
        Finding found = ended.succeeded() ? ended.result() : new Finding(defect(ended.cause()), null);
        Outcome outcome = Fairness.judge(found.outcome(), lag.away().minus(awayBefore));
        listener.accept(new Sample(target.id(), due, lateness, outcome, purpose, found.evidence()));
    }

    private Outcome defect(Throwable cause) {
        LOG.atError().addKeyValue("target", target.id()).setCause(cause).log("a probe failed by a defect of ours");
        return new Outcome.Unknown("defect of ours: " + cause.getClass().getSimpleName());
    }

    private void armAfter(Instant due) {
        arm(skipUntil(cadence.after(due), clock.instant().minus(tolerance)));
    }

    /** Tells every due time from {@code due} until before {@code until} as skipped, and answers the first that is not. */
    private Instant skipUntil(Instant due, Instant until) {
        Instant skipped = due;
        while (skipped.isBefore(until)) {
            listener.skipped(skipped);
            skipped = cadence.after(skipped);
        }
        return skipped;
    }

    private void arm(Instant due) {
        next = scheduler.at(due, () -> fire(due));
    }

    private static void cancel(@Nullable Timer timer) {
        if (timer != null) {
            timer.cancel();
        }
    }
}
