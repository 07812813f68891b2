package io.vedette.app;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the heap near what lives in it: a collector that is left alone first takes all the memory that it may, so that a daemon that needs 30 MB would in time
 * hold gigabytes. It is asked to collect once three quarters of what lives were allocated, and no less than some slack. Belongs to the event loop that asks, some times a
 * second from the first moment on, for reading a configuration leaves most behind; collecting happens on a thread of its own, while everybody goes on.
 */
final class Heap {
    /** Between two looks. */
    static final long LOOK_MILLIS = 250;

    private static final Logger LOG = LoggerFactory.getLogger(Heap.class);
    private static final long SLACK = 16L << 20;

    private final LongSupplier used;
    private final LongSupplier allocated;
    private final Runnable collector;
    private final Executor aside;
    private volatile long live;
    private volatile long begun;
    private volatile boolean collecting;

    Heap() {
        this(
                () -> Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory(),
                Heap::allocatedByThreads,
                System::gc,
                work -> Thread.ofPlatform().daemon().name("heap").start(work));
    }

    /**
     * @param used bytes, with what nobody needs any more
     * @param allocated bytes since the start
     * @param collector returns when it has collected
     * @param aside where that may take its time
     */
    Heap(LongSupplier used, LongSupplier allocated, Runnable collector, Executor aside) {
        this.used = used;
        this.allocated = allocated;
        this.collector = collector;
        this.aside = aside;
    }

    /** Collects when it is time. */
    void look() {
        if (!collecting && allocated.getAsLong() - begun > Math.max(SLACK, live / 4 * 3)) {
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
