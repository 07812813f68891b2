package io.vedette.engine;

import io.netty.channel.EventLoop;
import io.vedette.time.Scheduler;
import io.vertx.core.Context;
import io.vertx.core.internal.ContextInternal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Later, on one Vert.x event loop, to the loop's own precision: Vert.x's timers know whole milliseconds only, and none of zero. A task that throws is
 * logged and stops nothing. Also the way onto that loop from other threads.
 */
public final class LoopScheduler implements Scheduler, Executor {
    private static final Logger LOG = LoggerFactory.getLogger(LoopScheduler.class);

    private final ContextInternal context;
    private final EventLoop loop;
    private final InstantSource clock;

    /** A scheduler on the event loop of {@code context}. */
    public LoopScheduler(Context context, InstantSource clock) {
        this.context = (ContextInternal) context;
        this.loop = this.context.nettyEventLoop();
        this.clock = clock;
    }

    public Context context() {
        return context;
    }

    @Override
    public Timer at(Instant due, Runnable task) {
        long delay = Math.max(0, Duration.between(clock.instant(), due).toNanos());
        var waiting = loop.schedule(() -> context.dispatch(() -> guarded(task)), delay, TimeUnit.NANOSECONDS);
        return () -> waiting.cancel(false);
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
}
