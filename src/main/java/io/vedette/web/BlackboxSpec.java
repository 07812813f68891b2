package io.vedette.web;

import io.vedette.target.ProbeSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What {@code /probe} may be asked, as an exporter for Prometheus.
 *
 * @param hosts patterns of the hosts that may be probed: a name, {@code *.example.org}, or a network such as {@code 10.0.0.0/8}
 * @param modules by name
 */
public record BlackboxSpec(List<String> hosts, Map<String, Module> modules) {
    /** Nothing may be asked. */
    public static final BlackboxSpec OFF = new BlackboxSpec(List.of(), Map.of());

    public BlackboxSpec {
        hosts = List.copyOf(hosts);
        modules = Map.copyOf(modules);
    }

    public boolean isOff() {
        return modules.isEmpty();
    }

    /** How targets are probed. */
    public record Module(ProbeSpec spec, Duration timeout) {}
}
