package io.vedette.app;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the heap near what lives in it: a collector that is left alone first takes all the memory that it may, so that a daemon that needs 30 MB would in time
 * hold gigabytes. It is asked to collect once three quarters of what lives were allocated, and no less than some slack. Where much lives, and the collector can
 * be told, it is told to begin by itself after half of it, which spares it what it does when it is asked; a small heap is less than it errs by. Belongs to the event loop that asks, some times a second from the first moment on, for reading a
 * configuration leaves most behind; collecting happens on threads of its own, while everybody goes on.
 */
final class Heap {
    /** Between two looks. */
    static final long LOOK_MILLIS = 250;

    private static final Logger LOG = LoggerFactory.getLogger(Heap.class);
    private static final long SLACK = 16L << 20;
    /** From here on it is told. */
    private static final long MUCH = 64L << 20;

    private final LongSupplier used;
    private final LongSupplier allocated;
    private final LongSupplier collections;
    private final LongConsumer limit;
    private final Runnable collector;
    private final Executor aside;
    private volatile long live;
    private volatile long begun;
    private volatile boolean collecting;
    private long known;

    Heap() {
        this(SoftLimit.ofThisJvm());
    }

    private Heap(Optional<SoftLimit> soft) {
        this(
                () -> Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory(),
                Heap::allocatedByThreads,
                soft.<LongSupplier>map(limit -> limit::collections).orElse(() -> 0),
                soft.<LongConsumer>map(limit -> limit::set).orElse(_ -> {}),
                System::gc,
                work -> Thread.ofPlatform().daemon().name("heap").start(work));
    }

    /**
     * @param used bytes, with what nobody needs any more
     * @param allocated bytes since the start
     * @param collections that the collector made, by itself or when asked; always 0 where it cannot be told when to begin
     * @param limit takes the use at which the collector is to begin; {@link Long#MAX_VALUE} for when it likes
     * @param collector returns when it has collected
     * @param aside where that may take its time
     */
    Heap(
            LongSupplier used,
            LongSupplier allocated,
            LongSupplier collections,
            LongConsumer limit,
            Runnable collector,
            Executor aside) {
        this.used = used;
        this.allocated = allocated;
        this.collections = collections;
        this.limit = limit;
        this.collector = collector;
        this.aside = aside;
    }

    /** Moves the limit after a collection; collects when it is high time. */
    void look() {
        if (collecting) {
            return;
        }
        long made = collections.getAsLong();
        if (made != known) {
            known = made;
            begun = allocated.getAsLong();
            live = used.getAsLong();
            limit.accept(live < MUCH ? Long.MAX_VALUE : live + live / 2);
        } else if (allocated.getAsLong() - begun > Math.max(SLACK, live / 4 * 3)) {
            collecting = true;
            aside.execute(this::collect);
        }
    }

    /** What is allocated while it collects is not looked at before the next time: it is no sign of what lives. */
    private void collect() {
        begun = allocated.getAsLong();
        collector.run();
        live = Math.max(0, used.getAsLong() - (allocated.getAsLong() - begun));
        collecting = false;
        LOG.atDebug().addKeyValue("live", live >> 20).log("heap collected");
    }

    private static long allocatedByThreads() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getTotalThreadAllocatedBytes();
    }
}
