package io.vedette.web.incident;

import io.vedette.deployment.Deployment;
import io.vedette.deployment.RollbackState;
import io.vedette.deployment.evidence.Dossier;
import io.vedette.deployment.evidence.EndpointFigures;
import io.vedette.monitor.Health;
import io.vedette.monitor.ServiceSnapshot;
import io.vedette.monitor.ServiceSnapshot.TargetSnapshot;
import io.vedette.monitor.ServiceSnapshot.WatchSnapshot;
import io.vedette.sample.Sample;
import io.vedette.target.Target;
import io.vedette.target.TargetId;
import io.vedette.timeline.Event;
import io.vedette.web.Past;
import io.vedette.web.Queries;
import io.vedette.web.incident.Incident.Measured;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers what is known of one deployment, from snapshots and from the history. Belongs to the event loop that asks. */
final class Gathering {
    private static final int LONGEST_STORY = 1_000;
    private static final int RESULTS = 8_000;

    /** A service may have thousands of endpoints, and each is thousands of results. */
    private static final int MOST_ENDPOINTS = 8;

    private final Queries queries;
    private final ServiceSnapshot service;
    private final WatchSnapshot watch;
    private final Instant now;

    private Gathering(Queries queries, ServiceSnapshot service, WatchSnapshot watch, Instant now) {
        this.queries = queries;
        this.service = service;
        this.watch = watch;
        this.now = now;
    }

    /** Empty when there is no such deployment, or none any more. */
    static Optional<Future<Incident>> of(Queries queries, String id, Instant now) {
        for (ServiceSnapshot service : queries.services()) {
            for (WatchSnapshot watch : service.watches()) {
                if (watch.deployment().id().equals(id)) {
                    return Optional.of(new Gathering(queries, service, watch, now).gathered());
                }
            }
        }
        return Optional.empty();
    }

    private Future<Incident> gathered() {
        return past().record(watch.deployment().id()).compose(this::gathered);
    }

    private Future<Incident> gathered(Optional<Dossier> dossier) {
        List<TargetSnapshot> shown = shown(dossier.orElse(null));
        int others = service.targets().size() - shown.size();
        return FirstHour.read(past(), service, watch.deployment(), shown)
                .compose(hour -> courses(shown).map(courses -> new Measured(hour.orElse(null), courses, others)))
                .map(measured ->
                        new Incident(watch, rollback(), story(), service.slos(), dossier.orElse(null), measured, now));
    }

    /** Those with the most evidence against the version first, then those that are not well. */
    private List<TargetSnapshot> shown(@Nullable Dossier dossier) {
        Map<String, Double> evidence = new HashMap<>();
        if (dossier != null) {
            for (EndpointFigures figures : dossier.endpoints()) {
                evidence.put(figures.endpoint(), figures.lnE());
            }
        }
        return service.targets().stream()
                .sorted(Comparator.comparingDouble((TargetSnapshot target) ->
                                -evidence.getOrDefault(target.target().id().endpoint(), 0.0))
                        .thenComparing(target -> target.health() == Health.UP))
                .limit(MOST_ENDPOINTS)
                .toList();
    }

    private Future<List<EndpointCourse>> courses(List<TargetSnapshot> targets) {
        List<TargetId> ids =
                targets.stream().map(target -> target.target().id()).toList();
        Frame frame = Frame.of(watch, now);
        Instant good = LastGood.before(watch.deployment(), service.watches()).until();
        return past().between(ids, good.minus(LastGood.HOUR), good, RESULTS)
                .compose(before -> past().between(ids, frame.from(), frame.until(), RESULTS)
                        .map(around -> targets.stream()
                                .map(target -> course(target.target(), before, around))
                                .toList()));
    }

    private static EndpointCourse course(
            Target target, Optional<Map<TargetId, List<Sample>>> before, Optional<Map<TargetId, List<Sample>>> around) {
        TargetId id = target.id();
        return new EndpointCourse(id.endpoint(), target.interval(), scheduled(before, id), scheduled(around, id));
    }

    /** Second looks after a failure would weigh failures more than successes. */
    private static List<Sample> scheduled(Optional<Map<TargetId, List<Sample>>> read, TargetId target) {
        return read.map(found -> found.getOrDefault(target, List.of())).orElse(List.of()).stream()
                .filter(Sample::scheduled)
                .toList();
    }

    private Past past() {
        return queries.past();
    }

    private @Nullable RollbackState rollback() {
        return queries.rollbacks().stream()
                .filter(state -> state.id().equals(watch.deployment().id()))
                .findFirst()
                .orElse(null);
    }

    private List<Event> story() {
        Deployment deployment = watch.deployment();
        return queries.events(0, LONGEST_STORY, deployment.service()).stream()
                .filter(event -> deployment.id().equals(event.deployment()))
                .toList();
    }
}
