package io.vedette.app;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the heap near what lives in it. The serial collector lets its old generation grow to the limit before it looks there, so that a daemon that needs 30 MB
 * would in time hold gigabytes. Belongs to the couriers' event loop, which asks about once a second.
 */
final class Heap {
    private static final Logger LOG = LoggerFactory.getLogger(Heap.class);
    private static final long SLACK = 64L << 20;

    private long live = used();

    /** Collects once the garbage is more than what lives, and some slack. */
    void look() {
        if (used() > 2 * live + SLACK) {
            collect();
        }
    }

    /** Collects now. */
    void collect() {
        long before = used();
        System.gc();
        live = used();
        LOG.atDebug()
                .addKeyValue("before", before >> 20)
                .addKeyValue("after", live >> 20)
                .log("heap compacted");
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
