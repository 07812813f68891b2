package io.vedette.app;

import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the heap near what lives in it: a collector that is left alone first takes all the memory that it may, so that a daemon that needs 30 MB would in time
 * hold gigabytes. Belongs to the couriers' event loop, which asks about once a second; collecting happens on a thread of its own, while everybody goes on.
 */
final class Heap {
    private static final Logger LOG = LoggerFactory.getLogger(Heap.class);
    private static final long SLACK = 64L << 20;

    private final LongSupplier used;
    private final Runnable collector;
    private final Executor aside;
    private volatile long live;
    private volatile boolean collecting;

    Heap() {
        this(
                () -> Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory(),
                System::gc,
                work -> Thread.ofPlatform().daemon().name("heap").start(work));
    }

    /**
     * @param used bytes, with what nobody needs any more
     * @param collector returns when it has collected
     * @param aside where that may take its time
     */
    Heap(LongSupplier used, Runnable collector, Executor aside) {
        this.used = used;
        this.collector = collector;
        this.aside = aside;
        this.live = used.getAsLong();
    }

    /** Collects once there is more garbage than what lives, and than some slack. */
    void look() {
        if (!collecting && used.getAsLong() > live + Math.max(SLACK, live)) {
            collecting = true;
            aside.execute(this::collect);
        }
    }

    private void collect() {
        long before = used.getAsLong();
        collector.run();
        live = used.getAsLong();
        collecting = false;
        LOG.atDebug()
                .addKeyValue("before", before >> 20)
                .addKeyValue("after", live >> 20)
                .log("heap compacted");
    }
}
