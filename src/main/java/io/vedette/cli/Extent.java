package io.vedette.cli;

import io.vedette.cli.text.Words;
import io.vedette.config.Configuration;
import io.vedette.target.Target;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;

/** How much a configuration asks for. */
record Extent(int services, int endpoints, double probesPerSecond) {
    Extent(Configuration configuration) {
        this(configuration.services().size(), targets(configuration));
    }

    private Extent(int services, List<Target> targets) {
        this(
                services,
                targets.size(),
                targets.stream().mapToDouble(Extent::rate).sum());
    }

    private static List<Target> targets(Configuration configuration) {
        return configuration.services().stream()
                .flatMap(plan -> plan.service().targets().stream())
                .toList();
    }

    private static double rate(Target target) {
        return 1e9 / target.interval().toNanos();
    }

    /** As in {@code 12 services, 31 endpoints, 4.1 probes a second}. */
    String words() {
        return Words.count(services, "service") + ", " + Words.count(endpoints, "endpoint") + ", " + rate();
    }

    private String rate() {
        return probesPerSecond > 0 && probesPerSecond < 0.1
                ? String.format(Locale.ROOT, "%.1f probes a minute", probesPerSecond * 60)
                : String.format(Locale.ROOT, "%.1f probes a second", probesPerSecond);
    }

    JsonObject json() {
        return new JsonObject()
                .put("services", services)
                .put("endpoints", endpoints)
                .put("probes_per_second", Math.round(probesPerSecond * 1_000) / 1_000.0);
    }
}
