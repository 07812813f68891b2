package io.vedette.web;

import io.vedette.alert.Acknowledgement;
import io.vedette.alert.Alert;
import io.vedette.alert.DeadLetter;
import io.vedette.alert.Held;
import io.vedette.alert.Silence;
import io.vedette.alert.trail.Prospect;
import io.vedette.deployment.RollbackState;
import io.vedette.job.JobRules;
import io.vedette.job.JobState;
import io.vedette.maintenance.Maintenances;
import io.vedette.monitor.LatencyQuestion;
import io.vedette.monitor.LoopSnapshot;
import io.vedette.monitor.ServiceSnapshot;
import io.vedette.timeline.Event;
import io.vedette.window.Distribution;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What pages, metrics and the API read, from any thread: immutable snapshots, and for a question, an answer. */
public interface Queries {
    /** Brings what the others of these answer up to date; done when it is, or when waiting for it makes no sense any more. Costs something once a second. */
    Future<Void> refreshed();

    /** The platforms that tell of their deployments by themselves, as configured now. */
    List<HookSpec> hooks();

    /** Every service as of the last {@link #refreshed}, or later, in the order of their names. */
    Collection<ServiceSnapshot> services();

    Optional<ServiceSnapshot> service(String name);

    /** The newest {@code limit} events with a number greater than {@code after}, oldest first; of one service if {@code service} is not empty. */
    List<Event> events(long after, int limit, String service);

    /** Calls {@code listener} with every later event, on some event loop, until the returned handle is run. */
    Runnable listen(Consumer<Event> listener);

    /** Every job that reports, in the order of their names. */
    List<Heartbeat> heartbeats();

    /** How far the last rollbacks came, the oldest first. */
    List<RollbackState> rollbacks();

    /** Every silence that is not forgotten, the next to end first. */
    List<Silence> silences();

    /** What fires of Vedette itself, as of the last {@link #refreshed}: its network, its pace, its receivers. */
    List<Alert> ours();

    /** Every maintenance window, those of the configuration first; those opened by hand until some days after their end. */
    Maintenances maintenance();

    /** The episodes that nobody is told of for now, and why, as of the last {@link #refreshed}. */
    Map<String, Held> held();

    /** What each receiver knows of an episode, and is told next; none when it is over and closed. Ends on any thread. */
    Future<List<Prospect>> prospects(String episode);

    /** How latencies were distributed; empty when there is no such endpoint. Asks the event loop that owns the service, and ends on any thread. */
    Future<Optional<Distribution>> latencies(LatencyQuestion question);

    /** Who has taken over an episode that fires, if anybody. */
    Optional<Acknowledgement> acknowledged(String episode);

    /** Messages that never arrived, the newest first; empty when history cannot be read. */
    Future<Optional<List<DeadLetter>>> deadLetters();

    /** Where endpoints come from that nobody writes by hand, in the order of the configuration. */
    List<Source> sources();

    /** What is kept of endpoints beyond the running hour. */
    Past past();

    /** Whether the daemon can do its work now. */
    Readiness readiness();

    /** How each event loop keeps its schedule. */
    List<LoopSnapshot> loops();

    /** Whether the last reload succeeded, and when the configuration in force was read. */
    ConfigState config();

    /** Deliveries that wait to be sent or sent again. */
    int outboxDepth();

    /**
     * A job that reports.
     *
     * @param judged what its state comes to now
     */
    record Heartbeat(
            String job, String service, String endpoint, JobRules rules, JobState state, JobRules.Verdict judged) {}

    /**
     * A source of targets.
     *
     * @param place without anything secret
     * @param targets of its last good list
     * @param endpoints that they became
     * @param refused how many it gave last that cannot be used
     * @param refusals the first of them, in sentences
     * @param held how many it suddenly lacks, which are watched a while longer
     * @param seenAt when it last gave a whole list
     * @param troubleSince since when it gives none; absent while it does
     * @param trouble why; fits after its place
     * @param alert what fires for it, if anything does
     */
    record Source(
            String service,
            String name,
            String kind,
            String place,
            Duration refresh,
            int targets,
            int endpoints,
            int refused,
            List<String> refusals,
            int held,
            @Nullable Instant seenAt,
            @Nullable Instant troubleSince,
            String trouble,
            @Nullable Alert alert) {
        public Source {
            refusals = List.copyOf(refusals);
        }
    }

    /** How the configuration stands. */
    record ConfigState(boolean lastReloadSuccessful, Instant inForceSince) {}

    /**
     * Whether it is ready, and if not, why not.
     *
     * @param reasons empty when ready
     */
    record Readiness(List<String> reasons) {
        public boolean ready() {
            return reasons.isEmpty();
        }
    }
}
