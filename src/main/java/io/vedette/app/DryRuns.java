package io.vedette.app;

import io.vedette.config.Configuration;
import io.vedette.deployment.Deployment;
import io.vedette.deployment.Mode;
import io.vedette.deployment.RollbackOrder;
import io.vedette.monitor.ServicePlan;
import io.vedette.rollback.Rehearsals;
import io.vedette.rollback.Rehearsed;
import io.vedette.rollback.RollbackSpec;
import io.vedette.spelling.NearMatch;
import io.vedette.timeline.Event;
import io.vedette.web.Drills.Rehearsal;
import io.vedette.web.Drills.Request;
import io.vedette.web.Drills.Undo;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Where actions are tried without an effect, one at a time; belongs to the couriers' event loop. Real rollbacks are none of its business. */
final class DryRuns {
    private static final String NOBODY = "drill";

    private final Rehearsals rehearsals;
    private final InstantSource clock;
    private final Consumer<Event> timeline;
    private List<RollbackSpec> specs;
    private List<ServicePlan> services;
    private boolean underWay;
    private int number;

    DryRuns(Configuration configuration, Rehearsals rehearsals, InstantSource clock, Consumer<Event> timeline) {
        this.rehearsals = rehearsals;
        this.clock = clock;
        this.timeline = timeline;
        this.specs = configuration.actions();
        this.services = configuration.services();
    }

    void update(Configuration configuration) {
        specs = configuration.actions();
        services = configuration.services();
    }

    Future<Rehearsal> rehearse(Undo undo) {
        RollbackSpec spec = specs.stream()
                .filter(one -> one.name().equals(undo.rollback()))
                .findFirst()
                .orElse(null);
        if (spec == null) {
            List<String> names = specs.stream().map(RollbackSpec::name).toList();
            return Future.succeededFuture(new Rehearsal.NoSuchRollback(
                    Stream.ofNullable(NearMatch.of(undo.rollback(), names)).toList()));
        }
        return underWay ? Future.succeededFuture(new Rehearsal.Busy()) : run(spec, undo);
    }

    private Future<Rehearsal> run(RollbackSpec spec, Undo undo) {
        underWay = true;
        return rehearsals
                .rehearse(spec.action(), order(spec, undo))
                .onComplete(_ -> underWay = false)
                .map(rehearsed -> done(spec, rehearsed));
    }

    /** An order that nobody gave, for a deployment that nobody made. */
    private RollbackOrder order(RollbackSpec spec, Undo undo) {
        String id = "drill-" + Long.toString(clock.instant().toEpochMilli(), 36) + "-" + ++number;
        Deployment deployment = new Deployment(
                id,
                Objects.requireNonNullElseGet(undo.service(), () -> userOf(spec)),
                Objects.requireNonNullElse(undo.version(), "drill"),
                Objects.requireNonNullElse(undo.previousVersion(), "the-version-before"),
                null,
                null,
                "vedette drill",
                clock.instant());
        return new RollbackOrder(deployment, spec.name(), "[TEST] a drill: nothing is taken back", Mode.OBSERVE);
    }

    private String userOf(RollbackSpec spec) {
        return services.stream()
                .filter(plan -> spec.name().equals(plan.deployments().onRegression()))
                .map(ServicePlan::name)
                .findFirst()
                .orElse(NOBODY);
    }

    private Rehearsal done(RollbackSpec spec, Rehearsed rehearsed) {
        String how = rehearsed.ready() ? "would be requested" : "could not be requested";
        timeline.accept(Event.of(
                clock.instant(),
                Event.Kind.DRILLED,
                null,
                "[TEST] " + spec.name() + " " + how + ": " + rehearsed.said()));
        List<Request> would = rehearsed.would().stream()
                .map(one -> new Request(one.what(), one.body()))
                .toList();
        return new Rehearsal.Done(spec.name(), rehearsed.ready(), rehearsed.said(), would);
    }
}
