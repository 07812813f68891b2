package io.vedette.store;

import static java.util.Objects.requireNonNull;

import io.vedette.monitor.Effect;
import io.vedette.monitor.Inputs;
import io.vedette.monitor.Journal;
import io.vedette.monitor.MonitorState;
import io.vedette.monitor.ServiceMonitor;
import io.vedette.monitor.ServicePlan;
import io.vedette.sample.Sample;
import io.vedette.target.Target;
import io.vedette.target.TargetId;
import io.vertx.core.Future;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the monitors of earlier processes knew: the state of each as it was saved last, and what it was told since. Used once at the start, then it gives each
 * event loop its journal.
 */
public final class JournalArchive {
    private static final Logger LOG = LoggerFactory.getLogger(JournalArchive.class);
    private static final int PARTS = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /**
     * A monitor that knows what it knew.
     *
     * @param since what it wants done for the time in which there was no process
     */
    public record Restored(ServiceMonitor monitor, List<Effect> since) {
        public Restored {
            since = List.copyOf(since);
        }
    }

    private final Database database;
    private final AtomicLong numbers = new AtomicLong();
    private volatile Map<String, Long> sealed = Map.of();

    JournalArchive(Database database) {
        this.database = database;
    }

    /**
     * The monitors of {@code plans} as they were when the process before ended, brought up to {@code now}: what was due in between was not measured. A service
     * that nothing is known of is not among them.
     */
    public Future<Map<String, Restored>> monitors(Collection<ServicePlan> plans, Instant now) {
        return database.read(connection -> restored(connection, plans, now), PATIENCE)
                .map(found -> found.orElseGet(Map::of));
    }

    /** The last moment that anything was written down of; long ago when nothing was. */
    public Future<Instant> end() {
        return database.read(JournalArchive::end).map(found -> found.orElse(Instant.EPOCH));
    }

    private static Instant end(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        SELECT max(coalesce((SELECT max(at) FROM monitor), 0),
                                   coalesce((SELECT max(at) FROM journal), 0),
                                   coalesce((SELECT max(at) / 1000000 FROM event), 0))""")) {
            return Instant.ofEpochMilli(row.getLong(1));
        }
    }

    /** The journal of event loop number {@code loop}; none for history that ends with the process. */
    public Journal of(int loop) {
        if (database.inMemory()) {
            return Journal.NONE;
        }
        return new LoopJournal(database, numbers, loop, numbers.get(), sealed);
    }

    private Map<String, Restored> restored(Connection connection, Collection<ServicePlan> plans, Instant now)
            throws SQLException {
        var restored = new HashMap<String, Restored>();
        told(connection, plans)
                .forEach((service, monitor) -> restored.put(service, new Restored(monitor, monitor.resume(now))));
        return restored;
    }

    /** The monitors as they were when the process before ended; services share nothing, so that each part of them is told on a thread of its own. */
    Map<String, ServiceMonitor> told(Connection connection, Collection<ServicePlan> plans) throws SQLException {
        List<Replay> parts = IntStream.range(0, PARTS)
                .mapToObj(part -> new Replay(plans.stream()
                        .filter(plan -> Math.floorMod(plan.name().hashCode(), PARTS) == part)
                        .toList()))
                .toList();
        var journal = new ArrayList<Row>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet states =
                    statement.executeQuery("SELECT service, number, loop, at, recent, sealed FROM monitor")) {
                while (states.next()) {
                    numbers.accumulateAndGet(states.getLong(2), Math::max);
                    parts.get(Math.floorMod(states.getString(1).hashCode(), PARTS))
                            .take(states);
                }
            }
            try (ResultSet batches =
                    statement.executeQuery("SELECT number, loop, batch FROM journal ORDER BY number")) {
                while (batches.next()) {
                    numbers.accumulateAndGet(batches.getLong(1), Math::max);
                    journal.add(new Row(batches.getLong(1), batches.getInt(2), batches.getBytes(3)));
                }
            }
        }
        parts.parallelStream().forEach(part -> journal.forEach(part::tell));
        var monitors = new HashMap<String, ServiceMonitor>();
        var known = new HashMap<String, Long>();
        for (Replay part : parts) {
            monitors.putAll(part.monitors);
            known.putAll(part.sealed);
        }
        sealed = known;
        return monitors;
    }

    /** A batch of one event loop. */
    @SuppressWarnings("ArrayRecordComponent") // on its way from the disk; nobody compares two
    private record Row(long number, int loop, byte[] batch) {}

    /** Monitors that are told again what they were told. */
    private static final class Replay implements Inputs {
        private final Map<String, ServicePlan> plans = new HashMap<>();
        private final Map<Long, TargetId> targets = new HashMap<>();
        private final Map<String, ServiceMonitor> monitors = new HashMap<>();
        private final Map<String, Long> sealed = new HashMap<>();
        private final Map<String, Place> places = new HashMap<>();
        private long number;
        private int loop;

        Replay(Collection<ServicePlan> all) {
            for (ServicePlan plan : all) {
                plans.put(plan.name(), plan);
                for (Target target : plan.service().targets()) {
                    targets.put(TargetKey.of(target.id()), target.id());
                }
            }
        }

        void take(ResultSet row) throws SQLException {
            String service = row.getString(1);
            ServicePlan plan = plans.get(service);
            if (plan == null) {
                return;
            }
            byte[] recent = Checked.without(row.getBytes(5));
            if (recent == null) {
                LOG.atError().log("what was known of {} is damaged: it starts anew", service);
                return;
            }
            var state = new MonitorState(recent, Checked.without(row.getBytes(6)), 0);
            try {
                ServiceMonitor monitor = ServiceMonitor.decode(state, plan, Instant.ofEpochMilli(row.getLong(4)));
                monitors.put(service, monitor);
                sealed.put(service, monitor.sealedAt());
                places.put(service, new Place(row.getLong(2), row.getInt(3)));
            } catch (RuntimeException damaged) {
                LOG.atError().setCause(damaged).log("what was known of {} is of another kind: it starts anew", service);
            }
        }

        void tell(Row row) {
            number = row.number;
            loop = row.loop;
            byte[] whole = Checked.without(row.batch);
            if (whole == null || !BatchReader.read(whole, targets::get, this)) {
                LOG.atError().log("a second of the journal cannot be read: it is left out");
            }
        }

        /** Up to which batch a state goes, and which event loop told it the time. */
        private record Place(long number, int loop) {}

        @Override
        public void left(TargetId target, Instant due, Instant now) {
            if (isNews(target.service())) {
                monitor(target).left(due);
            }
        }

        @Override
        public void skipped(TargetId target, Instant due, Instant now) {
            if (isNews(target.service())) {
                monitor(target).skipped(target, due, now);
            }
        }

        @Override
        public void sample(Sample sample, Instant now) {
            if (isNews(sample.target().service())) {
                monitor(sample.target()).accept(sample, now);
            }
        }

        @Override
        public void revoked(Sample sample, Instant now) {
            if (isNews(sample.target().service())) {
                monitor(sample.target()).revoked(sample);
            }
        }

        @Override
        public void blinded(Instant since, Instant now) {
            monitors.forEach((service, monitor) -> {
                if (isNews(service) && isOfThisLoop(service)) {
                    monitor.blinded(since, now);
                }
            });
        }

        @Override
        public void ticked(Instant now) {
            monitors.forEach((service, monitor) -> {
                if (isNews(service) && isOfThisLoop(service)) {
                    monitor.tick(now);
                }
            });
        }

        /** Time is told by each loop to its own services. */
        private boolean isOfThisLoop(String service) {
            return requireNonNull(places.get(service)).loop == loop;
        }

        private boolean isNews(String service) {
            Place place = places.get(service);
            return place != null && number > place.number;
        }

        private ServiceMonitor monitor(TargetId target) {
            return requireNonNull(monitors.get(target.service()));
        }
    }
}
