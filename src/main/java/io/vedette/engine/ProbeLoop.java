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
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
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
    private final Supplier<Future<Outcome>> plain;
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
        this.plain = probe::run;
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

    Target target() {
        return target;
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

    boolean isIdle() {
        return !inFlight && confirmation == null && !stopped;
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
        var flight = new Flight(due, Duration.between(due, clock.instant()), lag.away(), purpose);
        if (purpose == Purpose.SCHEDULED) {
            listener.left(due, flight.lateness);
        }
        if (listener.doubts()) {
            guarded(probe::examine)
                    .onComplete(ended -> finish(flight, ended.succeeded() ? ended.result() : defect(ended.cause())));
        } else {
            guarded(plain)
                    .onComplete(ended ->
                            finish(flight, ended.succeeded() ? new Finding(ended.result()) : defect(ended.cause())));
        }
    }

    /** A probe under way, and how long our loop had been away when it left. */
    private record Flight(Instant due, Duration lateness, Duration awayBefore, Purpose purpose) {}

    private static <T> Future<T> guarded(Supplier<Future<T>> probe) {
        try {
            return probe.get();
        } catch (RuntimeException | Error defect) {
            return Future.failedFuture(defect);
        }
    }

    private void finish(Flight flight, Finding found) {
        inFlight = false;
        if (stopped) {
            return; // removed by a reload while the probe was in flight
        }
        // Armed before the sample is told, so that a listener that throws cannot end the loop.
        if (flight.purpose == Purpose.SCHEDULED) {
            armAfter(flight.due);
        } else if (deferred != null) {
            arm(deferred);
        }
        deferred = null;
        Outcome punctual = Fairness.onTime(found.outcome(), flight.lateness, tolerance);
        Outcome outcome = Fairness.judge(punctual, lag.away().minus(flight.awayBefore));
        listener.accept(
                new Sample(target.id(), flight.due, flight.lateness, outcome, flight.purpose, found.evidence()));
    }

    private Finding defect(Throwable cause) {
        LOG.atError().addKeyValue("target", target.id()).setCause(cause).log("a probe failed by a defect of ours");
        return new Finding(
                new Outcome.Unknown("defect of ours: " + cause.getClass().getSimpleName()));
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
