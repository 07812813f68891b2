package io.vedette.app;

import io.vedette.config.ConfigSource;
import io.vedette.config.Configuration;
import io.vedette.config.Reading;
import io.vedette.config.document.Problem;
import io.vedette.engine.Fleet;
import io.vedette.maintenance.MaintenanceBook;
import io.vedette.monitor.ServicePlan;
import io.vedette.timeline.Event;
import io.vedette.web.Commands.Reloaded;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts another configuration in force, one at a time: read, refuse or compare, switch, report. Whatever can fail comes before the first thing that is
 * touched, so that a configuration is in force wholly or not at all. Called from any thread.
 */
final class Reloader {
    private static final Logger LOG = LoggerFactory.getLogger(Reloader.class);

    private final Vertx vertx;
    private final ConfigSource source;
    private final Fleet fleet;
    private final Desk desk;
    private final LiveQueries state;
    private final InstantSource clock;
    private final MaintenanceBook maintenance;
    private final Muster muster;
    private Configuration current;
    private volatile String standing;
    private Future<Reloaded> running = Future.succeededFuture();

    Reloader(
            Vertx vertx,
            ConfigSource source,
            Fleet fleet,
            Desk desk,
            LiveQueries state,
            InstantSource clock,
            MaintenanceBook maintenance,
            Muster muster,
            Configuration current) {
        this.vertx = vertx;
        this.source = source;
        this.fleet = fleet;
        this.desk = desk;
        this.state = state;
        this.clock = clock;
        this.maintenance = maintenance;
        this.muster = muster;
        this.current = current;
        this.standing = Watching.of(current).toString();
    }

    /** What is watched, and whether the last reload was refused. */
    String standing() {
        return standing;
    }

    /** Takes what sources give from now on: once every service is scheduled. */
    void begin() {
        muster.onChange(this::discovered);
        discovered();
    }

    /** Reads again, after whatever reload is under way. */
    Future<Reloaded> reload() {
        muster.look();
        return next(() -> source.read().compose(this::take));
    }

    /** Takes what was read because a file changed. */
    void changed(Reading reading) {
        next(() -> take(reading));
    }

    /** Takes what sources give now. */
    private void discovered() {
        next(() -> muster.refill().compose(this::apply).map(this::mustered)).onFailure(defect -> LOG.atError()
                .setCause(defect)
                .log("what sources give was not taken over, by a defect of ours"));
    }

    private synchronized Future<Reloaded> next(Supplier<Future<Reloaded>> change) {
        running = running.transform(_ -> change.get())
                .onComplete(_ -> desk.manager().status(standing));
        return running;
    }

    private Future<Reloaded> take(Reading reading) {
        return switch (reading) {
            case Reading.Rejected(List<Problem> problems) ->
                rejected(problems.stream()
                        .filter(Problem::isError)
                        .map(Problem::toString)
                        .toList());
            case Reading.Read(Configuration next, List<Problem> _) -> {
                var refusals = needsRestart(next);
                yield refusals.isEmpty()
                        ? muster.fill(next).compose(this::apply).map(this::done)
                        : rejected(refusals);
            }
        };
    }

    private List<String> needsRestart(Configuration next) {
        var refusals = new ArrayList<String>();
        if (!current.server().listensLike(next.server())) {
            refusals.add("server: a changed address, URL or token needs a restart (systemctl restart vedette)");
        }
        if (!current.storage().equals(next.storage())) {
            refusals.add("storage: another place needs a restart (systemctl restart vedette)");
        }
        if (current.perHost() != next.perHost()) {
            refusals.add("defaults.per_host: another limit needs a restart (systemctl restart vedette)");
        }
        return refusals;
    }

    private Future<Reloaded> rejected(List<String> problems) {
        state.configured(false);
        standing = Watching.of(current).despite(problems.size());
        LOG.atError().log("reload refused, the running configuration stays: {}", String.join("; ", problems));
        desk.tell(Event.of(
                clock.instant(),
                Event.Kind.RELOADED,
                null,
                "reload refused, nothing changed: " + Watching.counted(problems.size(), "problem")));
        return Future.succeededFuture(new Reloaded.Rejected(problems));
    }

    /** Compares on a worker, then touches what changed, some services at a time. */
    private Future<Changes> apply(Configuration next) {
        Configuration before = current;
        return vertx.executeBlocking(() -> Changes.between(before, next), false)
                .compose(changes -> apply(next, changes));
    }

    private Future<Changes> apply(Configuration next, Changes changes) {
        var steps = new ArrayList<Future<Void>>();
        state.hooks(next.server().hooks());
        maintenance.configure(next.maintenance());
        steps.add(desk.surround(next));
        if (changes.reactions()) {
            steps.add(desk.update(next));
        }
        steps.add(new Intake<>(vertx, fleet::remove).all(changes.removed()));
        steps.add(new Intake<ServicePlan>(vertx, fleet::change).all(changes.changed()));
        steps.add(new Intake<ServicePlan>(vertx, fleet::add).all(changes.added()));
        current = next;
        standing = Watching.of(next).toString();
        return Future.join(steps).map(changes);
    }

    private Reloaded done(Changes changes) {
        Reloaded.Done report = report(changes);
        state.configured(true);
        String counts = Watching.counted(report.added(), "service") + " added, " + report.removed() + " removed, "
                + report.changed() + " changed, " + report.same() + " the same";
        LOG.atInfo().log("reloaded: {}", counts);
        if (report.added() + report.removed() + report.changed() > 0) {
            desk.tell(Event.of(clock.instant(), Event.Kind.RELOADED, null, "configuration reloaded: " + counts));
        }
        return report;
    }

    private Reloaded mustered(Changes changes) {
        if (!changes.turnover().isEmpty()) {
            LOG.atInfo().log("discovery: {}", changes.turnover());
            desk.tell(Event.of(clock.instant(), Event.Kind.RELOADED, null, "discovery: " + changes.turnover()));
        }
        return report(changes);
    }

    private static Reloaded.Done report(Changes changes) {
        return new Reloaded.Done(
                changes.added().size(),
                changes.removed().size(),
                changes.changed().size(),
                changes.same());
    }
}
