package io.vedette.store;

import io.vedette.alert.Recollection;
import io.vedette.alert.Silence;
import io.vedette.deployment.RollbackState;
import io.vedette.deployment.Watch;
import io.vedette.job.JobState;
import io.vedette.maintenance.MaintenanceWindow;
import io.vedette.timeline.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What earlier lives of the process left behind for this one.
 *
 * @param watches the last of each service, the newest first
 * @param keys the oldest first
 * @param rollbacks and remedies, the oldest first
 * @param events the oldest first
 * @param jobs what each job last said
 * @param maintenance windows that were opened by hand
 */
public record Recollections(
        Recollection alerts,
        List<Watch> watches,
        List<ReportedKey> keys,
        List<RollbackState> rollbacks,
        List<Event> events,
        Map<String, JobState> jobs,
        List<Silence> silences,
        List<MaintenanceWindow> maintenance) {
    public static final Recollections NOTHING = new Recollections(
            Recollection.NOTHING, List.of(), List.of(), List.of(), List.of(), Map.of(), List.of(), List.of());

    public Recollections {
        watches = List.copyOf(watches);
        keys = List.copyOf(keys);
        rollbacks = List.copyOf(rollbacks);
        events = List.copyOf(events);
        jobs = Map.copyOf(jobs);
        silences = List.copyOf(silences);
        maintenance = List.copyOf(maintenance);
    }

    /** All of it, with the last {@code events} events. */
    public static Query<Recollections> last(int events) {
        return connection -> new Recollections(
                new Recollection(
                        AlertTable.open(connection),
                        ToldTable.all(connection),
                        AcknowledgementTable.all(connection),
                        SummonsTable.all(connection)),
                DeploymentTable.newest(connection),
                DeploymentTable.keys(connection),
                orders(connection),
                EventTable.newest(connection, events),
                HeartbeatTable.all(connection),
                SilenceTable.all(connection),
                MaintenanceTable.all(connection));
    }

    private static List<RollbackState> orders(Connection connection) throws SQLException {
        return Stream.concat(RollbackTable.newest(connection).stream(), RemedyTable.newest(connection).stream())
                .sorted(Comparator.comparing(RollbackState::at))
                .toList();
    }
}
