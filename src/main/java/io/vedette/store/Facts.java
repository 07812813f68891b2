package io.vedette.store;

import io.vedette.alert.Acknowledgement;
import io.vedette.alert.Alert;
import io.vedette.alert.Correspondence;
import io.vedette.alert.DeadLetter;
import io.vedette.alert.Silence;
import io.vedette.alert.Summons;
import io.vedette.alert.trail.Footprint;
import io.vedette.alert.trail.Telling;
import io.vedette.deployment.RemedyOrder;
import io.vedette.deployment.RollbackOrder;
import io.vedette.deployment.RollbackState;
import io.vedette.deployment.Watch;
import io.vedette.job.JobState;
import io.vedette.maintenance.MaintenanceWindow;
import io.vedette.monitor.Effect;
import io.vedette.store.RollbackTable.Conflict;
import io.vedette.timeline.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** What becomes known of alerts, deployments, rollbacks and jobs, as facts for the {@link Database}; {@link Recollections} reads them again. */
public final class Facts {
    private Facts() {}

    /** All that monitors want done outside, in one fact: a verdict, say, and the order to take the deployment back. */
    public static Fact of(List<Effect> effects) {
        List<Effect> all = List.copyOf(effects);
        return connection -> {
            for (Effect effect : all) {
                write(connection, effect);
            }
        };
    }

    /** Whether any of them changes what must survive. */
    public static boolean areIn(List<Effect> effects) {
        return effects.stream().anyMatch(Facts::isOne);
    }

    public static Fact of(Correspondence change) {
        return connection -> ToldTable.put(connection, change);
    }

    public static Fact of(RollbackState state) {
        return connection -> put(connection, state, Conflict.REPLACE);
    }

    public static Fact of(Acknowledgement acknowledgement) {
        return connection -> AcknowledgementTable.put(connection, acknowledgement);
    }

    /** Who else is told of an episode. */
    public static Fact of(Summons summons) {
        return connection -> SummonsTable.put(connection, summons);
    }

    /** A message that never arrived. */
    public static Fact of(DeadLetter letter) {
        return connection -> DeadLetters.put(connection, letter);
    }

    /** When a report was told last. */
    public static Fact reported(String report, Instant at) {
        return connection -> Reporting.put(connection, report, at);
    }

    /** What is signed with, unless there is such a key already. */
    public static Fact signingKey(String purpose, byte[] key) {
        byte[] own = key.clone();
        return connection -> SigningKeys.put(connection, purpose, own);
    }

    /** Nobody takes care of an episode any more. */
    public static Fact unacknowledged(String episode) {
        return connection -> AcknowledgementTable.remove(connection, episode);
    }

    /** An event that has its number. */
    public static Fact of(Event event) {
        return connection -> EventTable.put(connection, event);
    }

    public static Fact of(Silence silence) {
        return connection -> SilenceTable.put(connection, silence);
    }

    public static Fact of(Footprint footprint) {
        return connection -> FootprintTable.put(connection, footprint);
    }

    public static Fact of(Telling telling) {
        return connection -> TellingTable.put(connection, telling);
    }

    /** A maintenance window that was opened by hand, or what has become of it. */
    public static Fact of(MaintenanceWindow window) {
        return connection -> MaintenanceTable.put(connection, window);
    }

    /** A maintenance window was taken back before it began. */
    public static Fact forgotten(MaintenanceWindow window) {
        return connection -> MaintenanceTable.remove(connection, window.name());
    }

    public static Fact of(ReportedKey key) {
        return connection -> DeploymentTable.put(
                connection, key.key(), key.report(), key.deployment().id());
    }

    public static Fact of(String job, JobState state) {
        return connection -> HeartbeatTable.put(connection, job, state);
    }

    /** Lets go of a job that is not watched any more. */
    public static Fact forgotten(String job) {
        return connection -> HeartbeatTable.remove(connection, job);
    }

    /**
     * The last good list of a source.
     *
     * @param targets makes the text, on the writer's thread
     */
    public static Fact of(String source, Instant at, Supplier<String> targets) {
        return connection -> DiscoveredTable.put(connection, new KeptTargets(source, at, targets.get()));
    }

    /** Lets go of a source that is not looked at any more. */
    public static Fact undiscovered(String source) {
        return connection -> DiscoveredTable.remove(connection, source);
    }

    /** Lets go of alerts, silences, maintenance and deployments that came before {@code time}, and of all events but the last {@code events}. */
    public static Fact pruned(Instant time, int events) {
        return connection -> {
            AlertTable.prune(connection, time);
            ToldTable.prune(connection);
            AcknowledgementTable.prune(connection);
            SummonsTable.prune(connection);
            DeadLetters.prune(connection, time);
            DeploymentTable.prune(connection, time);
            RemedyTable.prune(connection, time);
            SilenceTable.prune(connection, time);
            MaintenanceTable.prune(connection, time);
            EventTable.prune(connection, events, time);
            FootprintTable.prune(connection, time);
            TellingTable.prune(connection, time);
        };
    }

    private static void put(Connection connection, RollbackState state, Conflict known) throws SQLException {
        switch (state.order()) {
            case RollbackOrder _ -> RollbackTable.put(connection, state, known);
            case RemedyOrder remedy -> RemedyTable.put(connection, state, remedy, known);
        }
    }

    private static boolean isOne(Effect effect) {
        return switch (effect) {
            case Effect.Tell _, Effect.Watched _, Effect.TakeBack _, Effect.Remedy _ -> true;
            case Effect.Judged judged -> judged.dossier() != null;
            case Effect.Recovered _, Effect.Seen _, Effect.Happened _, Effect.Confirm _, Effect.Unneeded _ -> false;
        };
    }

    private static void write(Connection connection, Effect effect) throws SQLException {
        switch (effect) {
            case Effect.Tell(Alert alert) -> AlertTable.put(connection, alert);
            case Effect.Watched(Watch watch) -> DeploymentTable.put(connection, watch);
            case Effect.TakeBack(RollbackOrder order, Instant at) ->
                put(connection, RollbackState.ordered(order, at), Conflict.IGNORE);
            case Effect.Remedy(RemedyOrder order, Instant at) ->
                put(connection, RollbackState.ordered(order, at), Conflict.IGNORE);
            case Effect.Judged judged -> DossierTable.put(connection, judged);
            case Effect.Recovered _, Effect.Seen _, Effect.Happened _, Effect.Confirm _, Effect.Unneeded _ -> {}
        }
    }
}
