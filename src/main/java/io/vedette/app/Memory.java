package io.vedette.app;

import io.vedette.alert.Acknowledgement;
import io.vedette.alert.Alert;
import io.vedette.alert.Correspondence;
import io.vedette.alert.DeadLetter;
import io.vedette.alert.Silence;
import io.vedette.alert.Summons;
import io.vedette.alert.trail.Footprint;
import io.vedette.alert.trail.Telling;
import io.vedette.alert.trail.Trail;
import io.vedette.deployment.RollbackState;
import io.vedette.deployment.Watch;
import io.vedette.discovery.SourceAlert;
import io.vedette.job.JobBoard;
import io.vedette.job.JobState;
import io.vedette.maintenance.MaintenanceWindow;
import io.vedette.monitor.Effect;
import io.vedette.monitor.Recalled;
import io.vedette.rollback.RollbackBook;
import io.vedette.store.Database;
import io.vedette.store.Fact;
import io.vedette.store.Facts;
import io.vedette.store.Kept;
import io.vedette.store.Recollections;
import io.vedette.store.ReportedKey;
import io.vedette.timeline.Event;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the database in front of the rooms that must not forget: what effects change, what receivers were told, how far rollbacks came, what jobs said, what happened. Without
 * a disk that takes it, people are told all the same. Any thread may call it; answers come back on the caller's event loop, in the order of the calls.
 */
final class Memory implements Trail, Caretaker.Ledger {
    private static final Logger LOG = LoggerFactory.getLogger(Memory.class);
    private static final Duration HOUSEKEEPING = Duration.ofHours(6);

    private final Database database;
    private final Foundations base;
    private final Duration retention;
    private final Recollections earlier;
    /** What fired of each service, but for its sources of targets. */
    private final Map<String, List<Alert>> firing;

    private final Map<String, List<Watch>> watches;

    private Memory(Database database, Foundations base, Duration retention, Recollections earlier) {
        this.database = database;
        this.base = base;
        this.retention = retention;
        this.earlier = earlier;
        this.firing = earlier.alerts().firing().stream()
                .filter(alert -> !isOfSource(alert))
                .collect(Collectors.groupingBy(Alert::service));
        this.watches = earlier.watches().stream()
                .collect(Collectors.groupingBy(watch -> watch.deployment().service()));
    }

    /** Reads what earlier lives left, and keeps the rest within bounds from now on. */
    static Future<Memory> of(Database database, Foundations base, Duration retention) {
        return database.read(Recollections.last(Foundations.EVENTS_KEPT)).map(read -> {
            if (read.isEmpty()) {
                LOG.atError()
                        .log(
                                "what was told before this start cannot be read: alerts that were open, and what jobs said, are forgotten");
            }
            var memory = new Memory(database, base, retention, read.orElse(Recollections.NOTHING));
            memory.keepHouse();
            return memory;
        });
    }

    Recollections earlier() {
        return earlier;
    }

    /** What an earlier life told of one service. */
    Recalled of(String service) {
        return new Recalled(firing.getOrDefault(service, List.of()), watches.getOrDefault(service, List.of()));
    }

    /** The alerts of services that are not among {@code services} any more. */
    List<Alert> orphans(List<String> services) {
        var gone = new HashMap<>(firing);
        services.forEach(gone::remove);
        return gone.values().stream().flatMap(List::stream).toList();
    }

    Future<Void> keep(List<Effect> effects) {
        return Facts.areIn(effects) ? keep(Facts.of(effects)).mapEmpty() : Future.succeededFuture();
    }

    Future<Void> keep(Correspondence change) {
        return keep(Facts.of(change)).mapEmpty();
    }

    /** A rollback that no restart would know of is not requested, unless history is not wanted at all. */
    Future<RollbackBook.Kept> keep(RollbackState state) {
        return keep(Facts.of(state)).map(this::asBook);
    }

    Future<Void> keep(Summons summons) {
        return keep(Facts.of(summons)).mapEmpty();
    }

    /** A report was told. */
    void reported(String report, Instant at) {
        keep(Facts.reported(report, at));
    }

    void keep(DeadLetter letter) {
        keep(Facts.of(letter));
    }

    Future<Void> keep(Acknowledgement acknowledgement) {
        return keep(Facts.of(acknowledgement)).mapEmpty();
    }

    /** Nobody takes care of an episode any more. */
    Future<Void> unacknowledged(String episode) {
        return keep(Facts.unacknowledged(episode)).mapEmpty();
    }

    void keep(Event event) {
        keep(Facts.of(event));
    }

    @Override
    public void note(Footprint footprint) {
        keep(Facts.of(footprint));
    }

    @Override
    public void note(Telling telling) {
        keep(Facts.of(telling));
    }

    Future<Void> keep(Silence silence) {
        return keep(Facts.of(silence)).mapEmpty();
    }

    @Override
    public Future<Void> keep(MaintenanceWindow window) {
        return keep(Facts.of(window)).mapEmpty();
    }

    @Override
    public Future<Void> forget(MaintenanceWindow window) {
        return keep(Facts.forgotten(window)).mapEmpty();
    }

    Future<Void> keep(ReportedKey key) {
        return keep(Facts.of(key)).mapEmpty();
    }

    /** Keeps the last good list of a source, which is written out where it takes nobody's time. */
    void keep(String source, Instant at, Supplier<String> targets) {
        keep(Facts.of(source, at, targets));
    }

    /** Nobody looks at a source of targets any more. */
    void undiscovered(String source) {
        keep(Facts.undiscovered(source));
    }

    /** What fired of sources of targets, which no service's monitor knows of. */
    List<Alert> ofSources() {
        return earlier.alerts().firing().stream().filter(Memory::isOfSource).toList();
    }

    /** The services of these of which nothing else fired. */
    Set<String> withSourcesOnly() {
        return ofSources().stream()
                .map(Alert::service)
                .filter(service -> !firing.containsKey(service))
                .collect(Collectors.toSet());
    }

    private static boolean isOfSource(Alert alert) {
        return SourceAlert.NAMES.contains(alert.name());
    }

    Future<Void> keep(String job, JobState state) {
        return keep(Facts.of(job, state)).mapEmpty();
    }

    /** Gives {@code board} what was known of the jobs that are still {@code watched}, and lets go of the others. */
    void restore(JobBoard board, Set<String> watched, Instant now) {
        var before = new HashMap<>(earlier.jobs());
        before.keySet().retainAll(watched);
        board.restore(before, now);
        earlier.jobs().keySet().stream()
                .filter(job -> !watched.contains(job))
                .forEach(job -> keep(Facts.forgotten(job)));
        watched.stream().filter(job -> !before.containsKey(job)).forEach(job -> keep(job, board.expected(job, now)));
    }

    /** Why nothing can be written now, if history is wanted at all. */
    Optional<String> trouble() {
        var health = database.health();
        return health.working() || health.file() == null ? Optional.empty() : Optional.of(health.why());
    }

    /** Completes when everything before it is kept. */
    Future<Void> flush() {
        return keep(_ -> {}).mapEmpty();
    }

    private Future<Kept> keep(Fact fact) {
        return database.keep(fact).otherwise(Kept.IN_MEMORY); // a defect of ours, which the store has logged
    }

    private RollbackBook.Kept asBook(Kept kept) {
        boolean unwanted = database.health().file() == null;
        return unwanted || kept == Kept.ON_DISK ? RollbackBook.Kept.SAFELY : RollbackBook.Kept.NOT_YET;
    }

    private void keepHouse() {
        tidy();
        base.vertx().setPeriodic(HOUSEKEEPING.toMillis(), _ -> tidy());
    }

    private void tidy() {
        Instant oldest = base.clock().instant().minus(retention);
        keep(Facts.pruned(oldest, Foundations.EVENTS_KEPT));
    }
}
