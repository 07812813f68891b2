package io.vedette.app;

import com.sun.management.UnixOperatingSystemMXBean;
import io.vedette.monitor.ServicePlan;
import io.vedette.probe.http.HttpSpec;
import io.vedette.target.Target;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;

/**
 * Whether the process may open as many files as its endpoints can need: each has a connection open as long as its probe lasts, which is its whole timeout when the
 * network is gone, and all the time if the connection is kept.
 */
final class Descriptors {
    /** The database, the page's readers, receivers, and the JVM's own. */
    private static final long BESIDES = 512;

    private Descriptors() {}

    /** What to do about it, if the limit of this process is too low for {@code services}. */
    static Optional<String> advice(List<ServicePlan> services) {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? advice(services, system.getMaxFileDescriptorCount())
                : Optional.empty();
    }

    static Optional<String> advice(List<ServicePlan> services, long limit) {
        long needed = BESIDES
                + services.stream()
                        .mapToLong(plan -> needed(plan.service().targets()))
                        .sum();
        return needed <= limit
                ? Optional.empty()
                : Optional.of(
                        "may open %,d files, and needs %,d when no target answers: raise LimitNOFILE of the service (ulimit -n) to %,d, or shorten timeouts"
                                .formatted(limit, needed, Long.highestOneBit(needed) * 2));
    }

    private static long needed(List<Target> targets) {
        double busy = targets.stream().mapToDouble(Descriptors::busy).sum();
        return (long) Math.ceil(busy);
    }

    /** The share of the time in which a connection is open, at the worst. */
    private static double busy(Target target) {
        if (target.spec() instanceof HttpSpec http && http.way().kept()) {
            return 1;
        }
        return (double) target.timeout().toMillis() / target.interval().toMillis();
    }
}
