package io.vedette.app;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.vedette.discovery.SourceId;
import io.vedette.discovery.Standing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** What {@code /metrics} has of sources. Belongs to the sources' event loop; is read on any thread. */
final class SourceMeters {
    private final MeterRegistry registry;
    private final Function<SourceId, Standing> standings;
    private final Function<SourceId, Integer> endpoints;
    private final Map<SourceId, List<Meter>> meters = new HashMap<>();

    SourceMeters(
            MeterRegistry registry, Function<SourceId, Standing> standings, Function<SourceId, Integer> endpoints) {
        this.registry = registry;
        this.standings = standings;
        this.endpoints = endpoints;
    }

    /** From now on shows these sources and no others. */
    void show(Collection<SourceId> sources) {
        for (SourceId gone : List.copyOf(meters.keySet())) {
            if (!sources.contains(gone)) {
                meters.getOrDefault(gone, List.of()).forEach(registry::remove);
                meters.remove(gone);
            }
        }
        sources.forEach(source -> meters.computeIfAbsent(source, this::meters));
    }

    private List<Meter> meters(SourceId source) {
        var all = new ArrayList<Meter>();
        all.add(gauge(
                source,
                "vedette.discovery.targets",
                "Targets of the source's last good list.",
                standing -> standing.targets().size()));
        all.add(gauge(
                source,
                "vedette.discovery.targets.refused",
                "Targets that the source gave last and that cannot be used.",
                standing -> standing.refused().count()));
        all.add(gauge(
                source,
                "vedette.discovery.targets.held",
                "Targets that the source suddenly lacks, and that are watched a while longer.",
                standing -> standing.doubt() == null ? 0 : standing.doubt().lost()));
        all.add(gauge(
                source,
                "vedette.discovery.up",
                "Whether the source gave a list when it was looked at last.",
                standing -> standing.trouble() == null && standing.seen() != null ? 1 : 0));
        all.add(gauge(
                source,
                "vedette.discovery.last.success.timestamp.seconds",
                "When the source last gave a whole list, in Unix time.",
                standing ->
                        standing.seen() == null ? Double.NaN : standing.seen().toEpochMilli() / 1e3));
        all.add(Gauge.builder("vedette.discovery.endpoints", source, id -> endpoints.apply(id))
                .description("Endpoints that the source's targets became.")
                .tags(tags(source))
                .register(registry));
        all.add(FunctionCounter.builder("vedette.discovery.failures", source, id -> standings
                        .apply(id)
                        .failures())
                .description("Looks at the source that came to nothing.")
                .tags(tags(source))
                .register(registry));
        return all;
    }

    private Meter gauge(SourceId source, String name, String description, ToDoubleFunction<Standing> figure) {
        return Gauge.builder(name, source, id -> figure.applyAsDouble(standings.apply(id)))
                .description(description)
                .tags(tags(source))
                .strongReference(true)
                .register(registry);
    }

    private static Tags tags(SourceId source) {
        return Tags.of("service", source.service(), "source", source.name());
    }
}
