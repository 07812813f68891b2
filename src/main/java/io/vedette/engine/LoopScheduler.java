package io.vedette.engine;

import io.netty.channel.EventLoop;
import io.vedette.time.Scheduler;
import io.vertx.core.Context;
import io.vertx.core.internal.ContextInternal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Later, on one Vert.x event loop. All tasks that wait there share one timer of the loop's, set to the first of them: most of what a timer costs is the waking
 * up. So a task may run up to {@link #TICK} after its time, always by as much at a fixed rate. What is due at once runs as soon as the loop is free. A task that
 * throws is logged and stops nothing. Also the way onto that loop from other threads.
 */
public final class LoopScheduler implements Scheduler, Executor {
    private static final Logger LOG = LoggerFactory.getLogger(LoopScheduler.class);
    private static final Duration TICK = Duration.ofMillis(2);
    private static final long TICK_MICROS = TICK.toNanos() / 1_000;

    private final ContextInternal context;
    private final EventLoop loop;
    private final InstantSource clock;
    private final Wheel wheel;
    private final Runnable dispatched = this::runDue;
    private final Runnable waking = this::wake;
    private long armed = Long.MAX_VALUE;
    private @Nullable ScheduledFuture<?> timer;
    private boolean running;

    /** A scheduler on the event loop of {@code context}. */
    public LoopScheduler(Context context, InstantSource clock) {
        this.context = (ContextInternal) context;
        this.loop = this.context.nettyEventLoop();
        this.clock = clock;
        this.wheel = new Wheel(micros(clock.instant()) / TICK_MICROS);
    }

    public Context context() {
        return context;
    }

    @Override
    public Timer at(Instant due, Runnable task) {
        Instant now = clock.instant();
        if (!due.isAfter(now) || !loop.inEventLoop()) {
            return alone(Math.max(0, Duration.between(now, due).toNanos()), task);
        }
        var entry = wheel.add(Math.ceilDiv(micros(due), TICK_MICROS), task);
        if (entry.tick() < armed && !running) {
            arm(entry.tick());
        }
        return entry;
    }

    private Timer alone(long delay, Runnable task) {
        var waiting = loop.schedule(() -> context.dispatch(() -> guarded(task)), delay, TimeUnit.NANOSECONDS);
        return () -> waiting.cancel(false);
    }

    private void arm(long tick) {
        if (timer != null) {
            timer.cancel(false);
        }
        armed = tick;
        long delay = Math.max(0, tick * TICK_MICROS - micros(clock.instant()));
        timer = loop.schedule(waking, delay, TimeUnit.MICROSECONDS);
    }

    private void wake() {
        timer = null;
        armed = Long.MAX_VALUE;
        context.dispatch(dispatched);
        long next = wheel.next();
        if (next != Long.MAX_VALUE) {
            arm(next);
        }
    }

    private void runDue() {
        running = true;
        wheel.run(micros(clock.instant()) / TICK_MICROS, LoopScheduler::guarded);
        running = false;
    }

    @Override
    public void execute(Runnable task) {
        context.runOnContext(_ -> guarded(task));
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error defect) {
            LOG.atError().setCause(defect).log("a task failed by a defect of ours");
        }
    }

    private static long micros(Instant time) {
        return time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000;
    }
}
