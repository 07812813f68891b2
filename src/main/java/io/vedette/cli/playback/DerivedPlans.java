package io.vedette.cli.playback;

import io.vedette.deployment.Mode;
import io.vedette.deployment.WatchPlan;
import io.vedette.monitor.ServicePlan;
import io.vedette.slo.Slo;
import io.vedette.target.Labels;
import io.vedette.target.ProbeSpec;
import io.vedette.target.Service;
import io.vedette.target.Target;
import io.vedette.target.TargetId;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The plans of a recording that comes without a configuration: its services and endpoints as they occur, all held to one objective.
 *
 * @param interval how often every endpoint was due, if the recording is not to be asked
 */
public record DerivedPlans(Slo slo, @Nullable Duration interval) {
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(5);

    public List<ServicePlan> of(Survey survey) {
        Map<String, List<Target>> services = new LinkedHashMap<>();
        for (Survey.Found found : survey.endpoints()) {
            services.computeIfAbsent(found.name().service(), name -> new ArrayList<>())
                    .add(target(found));
        }
        return services.entrySet().stream()
                .map(service -> plan(service.getKey(), service.getValue(), survey.deployed()))
                .toList();
    }

    private Target target(Survey.Found found) {
        Duration every = interval == null ? found.interval() : interval;
        Duration timeout = every.compareTo(USUAL_TIMEOUT) < 0 ? every : USUAL_TIMEOUT;
        TargetId id = new TargetId(found.name().service(), found.name().endpoint());
        return new Target(id, new Recorded(), every, timeout);
    }

    /** What is deployed is compared with the day before. */
    private ServicePlan plan(String name, List<Target> targets, Set<String> deployed) {
        return new ServicePlan(
                new Service(name, Labels.NONE, targets, null, Set.of()),
                List.of(slo),
                new WatchPlan(
                        WatchPlan.DEFAULT.watch(),
                        WatchPlan.DEFAULT.verify(),
                        null,
                        Mode.OBSERVE,
                        deployed.contains(name)));
    }

    /** What was probed is not known and not needed. */
    private record Recorded() implements ProbeSpec {
        private static final URI NOWHERE = URI.create("recorded:endpoint");

        @Override
        public URI url() {
            return NOWHERE;
        }

        @Override
        public ProbeSpec at(URI other) {
            return this;
        }
    }
}
