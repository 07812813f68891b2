package io.vedette.app;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/**
 * The use of the heap at which Shenandoah begins to collect by itself, which may be moved while the process runs. A collection that it begins keeps the memory that
 * it made free for some seconds; one that it is asked for by {@code System.gc()} gives all of it back at once, and who allocates next waits for the kernel to clear
 * each page. Belongs to the event loop that asks.
 *
 * <p>It begins when less than a tenth of {@code SoftMaxHeapSize} is free, and takes for free what is left of it when its reserve, a share of the largest heap, is
 * taken off: {@code ShenandoahGeneration::soft_available} and {@code ShenandoahHeuristics} of JDK 25.
 */
final class SoftLimit {
    private static final String LIMIT = "SoftMaxHeapSize";
    private static final String RESERVE = "ShenandoahEvacReserve";
    private static final double BEGINS = 0.9;

    private final HotSpotDiagnosticMXBean jvm;
    private final GarbageCollectorMXBean cycles;
    private final long most = Runtime.getRuntime().maxMemory();
    private final long reserve;
    private long used = Long.MAX_VALUE;

    private SoftLimit(HotSpotDiagnosticMXBean jvm, GarbageCollectorMXBean cycles) {
        this.jvm = jvm;
        this.cycles = cycles;
        this.reserve = most / 100 * Long.parseLong(jvm.getVMOption(RESERVE).getValue());
    }

    /** Empty when another collector is in use. */
    static Optional<SoftLimit> ofThisJvm() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .filter(collector -> collector.getName().equals("Shenandoah Cycles"))
                .findFirst()
                .map(cycles ->
                        new SoftLimit(ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class), cycles));
    }

    /** How often it has collected. */
    long collections() {
        return cycles.getCollectionCount();
    }

    /** The use in bytes at which to begin; small changes are left alone, for each makes it look for what to give back. */
    void set(long bytes) {
        if (Math.abs(bytes - used) > bytes / 8) {
            used = bytes;
            jvm.setVMOption(
                    LIMIT, Long.toString(bytes < most ? Math.min(most, (long) ((bytes + reserve) / BEGINS)) : most));
        }
    }
}
