package io.vedette.web.metrics;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmInfoMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.management.ManagementFactory;
import java.util.List;

/** The registry that the daemon and Vert.x share: the basics of process and JVM are in it, and nothing that a linter of metrics would object to. */
public final class DaemonRegistry {
    private static final double NANOS_PER_SECOND = 1e9;

    private DaemonRegistry() {}

    public static PrometheusMeterRegistry create() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        registry.config()
                .meterFilter(MeterFilter.denyNameStartsWith("process.cpu.time"))
                .meterFilter(MeterFilter.denyNameStartsWith("system.cpu.count"));
        List<MeterBinder> basics = List.of(
                new ClassLoaderMetrics(),
                new FileDescriptorMetrics(),
                new JvmInfoMetrics(),
                new JvmMemoryMetrics(),
                new JvmThreadMetrics(),
                new ProcessorMetrics(),
                new UptimeMetrics());
        basics.forEach(binder -> binder.bindTo(registry));
        bindProcessorTime(registry);
        bindAllocation(registry);
        return registry;
    }

    /** Under the name and in the unit that every Prometheus client has. */
    private static void bindProcessorTime(MeterRegistry registry) {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
            FunctionCounter.builder("process.cpu", system, bean -> bean.getProcessCpuTime() / NANOS_PER_SECOND)
                    .baseUnit("seconds")
                    .description("Processor time of the process.")
                    .register(registry);
        }
    }

    /** What the collector has to work on: how fast it grows is how often there are pauses. */
    private static void bindAllocation(MeterRegistry registry) {
        if (ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads) {
            FunctionCounter.builder("jvm.memory.allocated", threads, ThreadMXBean::getTotalThreadAllocatedBytes)
                    .baseUnit("bytes")
                    .description("Heap that all threads have allocated since the start.")
                    .register(registry);
        }
    }
}
