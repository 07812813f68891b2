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
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts another configuration in force, one at a time: read, refuse or compare, switch, report. Whatever can fail comes before the first thing that is
 * touched, so that a configuration is in force wholly or not at all. Called from any thread.
 */
final class Reloader {
    private static final Logger LOG = LoggerFactory.getLogger(Reloader.class);

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
            ConfigSource source,
            Fleet fleet,
            Desk desk,
            LiveQueries state,
            InstantSource clock,
            MaintenanceBook maintenance,
            Muster muster,
            Configuration current) {
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
        next(() -> muster.refill().compose(filled -> {
                    String change = Turnover.between(current.services(), filled.services());
                    return apply(filled).map(report -> mustered(report, change));
                }))
                .onFailure(defect -> LOG.atError()
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
                rejected(problems.stream().map(Problem::toString).toList());
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

    private Future<Reloaded.Done> apply(Configuration next) {
        Map<String, ServicePlan> before = byName(current);
        Map<String, ServicePlan> after = byName(next);
        var steps = new ArrayList<Future<Void>>();
        state.hooks(next.server().hooks());
        maintenance.configure(next.maintenance());
        int same = 0;
        int changed = 0;
        int added = 0;
        steps.add(desk.surround(next));
        if (!next.reactsLike(current)) {
            steps.add(desk.update(next));
        }
        for (ServicePlan plan : after.values()) {
            ServicePlan old = before.get(plan.name());
            if (plan.equals(old)) {
                same++;
            } else if (old == null) {
                added++;
                steps.add(fleet.add(plan));
            } else {
                changed++;
                steps.add(fleet.change(plan));
            }
        }
        var removed = before.keySet().stream()
                .filter(name -> !after.containsKey(name))
                .toList();
        removed.forEach(name -> steps.add(fleet.remove(name)));
        var report = new Reloaded.Done(added, removed.size(), changed, same);
        current = next;
        standing = Watching.of(next).toString();
        return Future.join(steps).map(report);
    }

    private Reloaded done(Reloaded.Done report) {
        state.configured(true);
        String counts = Watching.counted(report.added(), "service") + " added, " + report.removed() + " removed, "
                + report.changed() + " changed, " + report.same() + " the same";
        LOG.atInfo().log("reloaded: {}", counts);
        if (report.added() + report.removed() + report.changed() > 0) {
            desk.tell(Event.of(clock.instant(), Event.Kind.RELOADED, null, "configuration reloaded: " + counts));
        }
        return report;
    }

    private Reloaded mustered(Reloaded.Done report, String change) {
        if (!change.isEmpty()) {
            LOG.atInfo().log("discovery: {}", change);
            desk.tell(Event.of(clock.instant(), Event.Kind.RELOADED, null, "discovery: " + change));
        }
        return report;
    }

    private static Map<String, ServicePlan> byName(Configuration configuration) {
        return configuration.services().stream().collect(Collectors.toMap(ServicePlan::name, Function.identity()));
    }
}
