package io.vedette.config;

import io.vedette.config.source.Filling;
import io.vedette.config.source.Filling.Yield;
import io.vedette.config.source.Sourced;
import io.vedette.discovery.Candidate;
import io.vedette.discovery.SourceId;
import io.vedette.monitor.ServicePlan;
import io.vedette.target.Service;
import io.vedette.target.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A configuration as written, and the endpoints that its sources add to it, again and again. Belongs to whoever calls it, one at a time; it takes its time. */
public final class Populating {
    private final Configuration written;
    private final Map<String, List<Filling>> fillings = new HashMap<>();

    public Populating(Configuration written) {
        this.written = written;
        for (Sourced sourced : written.sources()) {
            fillings.computeIfAbsent(sourced.spec().id().service(), _ -> new ArrayList<>())
                    .add(new Filling(sourced));
        }
    }

    /**
     * What it came to.
     *
     * @param configuration with the endpoints that were found; a service that has none is not in it
     * @param yields what each source gave to that
     */
    public record Populated(Configuration configuration, Map<SourceId, Yield> yields) {
        public Populated {
            yields = Map.copyOf(yields);
        }
    }

    public Configuration written() {
        return written;
    }

    /** The configuration with what sources have {@code given}. */
    public Populated with(Map<SourceId, List<Candidate>> given) {
        if (fillings.isEmpty()) {
            return new Populated(written, Map.of());
        }
        var yields = new HashMap<SourceId, Yield>();
        List<ServicePlan> services = written.services().stream()
                .map(plan -> fillings.containsKey(plan.name()) ? filled(plan, given, yields) : plan)
                .filter(plan -> !plan.service().targets().isEmpty())
                .toList();
        return new Populated(written.with(services), yields);
    }

    private ServicePlan filled(ServicePlan plan, Map<SourceId, List<Candidate>> given, Map<SourceId, Yield> yields) {
        Service service = plan.service();
        List<Target> targets = new ArrayList<>(service.targets());
        Set<String> names = new HashSet<>();
        targets.forEach(target -> names.add(target.id().endpoint()));
        for (Filling filling : fillings.getOrDefault(plan.name(), List.of())) {
            SourceId id = filling.sourced().spec().id();
            Yield yield = filling.of(given.getOrDefault(id, List.of()), names);
            targets.addAll(yield.endpoints());
            yields.put(id, yield);
        }
        return new ServicePlan(
                new Service(service.name(), service.labels(), targets, service.runbook(), service.dependsOn()),
                plan.slos(),
                plan.deployments(),
                plan.alerts(),
                plan.remedies());
    }
}
