package io.vedette.app;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.vedette.alert.Acknowledgement;
import io.vedette.alert.Alert;
import io.vedette.alert.DeadLetter;
import io.vedette.alert.Held;
import io.vedette.alert.Silence;
import io.vedette.alert.trail.Prospect;
import io.vedette.deployment.RollbackState;
import io.vedette.engine.Board;
import io.vedette.engine.Fleet;
import io.vedette.maintenance.MaintenanceBook;
import io.vedette.maintenance.Maintenances;
import io.vedette.monitor.LatencyQuestion;
import io.vedette.monitor.LoopSnapshot;
import io.vedette.monitor.ServiceSnapshot;
import io.vedette.timeline.Event;
import io.vedette.timeline.Timeline;
import io.vedette.web.HookSpec;
import io.vedette.web.Past;
import io.vedette.web.Queries;
import io.vedette.window.Distribution;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What the running daemon answers, from any thread: from the board, which the event loops bring up to date when somebody asks. */
final class LiveQueries implements Queries {
    private static final Duration SILENCE = Duration.ofSeconds(10);
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Board board;
    private final Fleet fleet;
    private final Timeline timeline;
    private final InstantSource clock;
    private final Desk desk;
    private final Heartbeats heartbeats;
    private final MaintenanceBook maintenance;
    private final Muster muster;
    private final Past past;
    private final Supplier<Future<Optional<List<DeadLetter>>>> deadLetters;
    private volatile Refresh refresh = Refresh.NONE;
    private volatile ConfigState config;
    private volatile List<HookSpec> hooks = List.of();
    private volatile boolean started;
    private volatile boolean stopping;

    LiveQueries(
            Board board,
            Fleet fleet,
            Timeline timeline,
            InstantSource clock,
            Desk desk,
            Heartbeats heartbeats,
            MaintenanceBook maintenance,
            Muster muster,
            Past past,
            Supplier<Future<Optional<List<DeadLetter>>>> deadLetters) {
        this.deadLetters = deadLetters;
        this.board = board;
        this.fleet = fleet;
        this.timeline = timeline;
        this.clock = clock;
        this.desk = desk;
        this.heartbeats = heartbeats;
        this.maintenance = maintenance;
        this.muster = muster;
        this.past = past;
        this.config = new ConfigState(true, clock.instant());
    }

    void started() {
        started = true;
    }

    void stopping() {
        stopping = true;
    }

    void configured(boolean successfully) {
        config = new ConfigState(successfully, successfully ? clock.instant() : config.inForceSince());
    }

    /** What is removed is not heard from now on, even if it is being received. */
    void hooks(List<HookSpec> configured) {
        hooks = List.copyOf(configured);
    }

    @Override
    public List<HookSpec> hooks() {
        return hooks;
    }

    /** One round of all loops, good for a while. */
    private record Refresh(Instant until, Future<Void> done) {
        private static final Refresh NONE = new Refresh(Instant.MIN, Future.succeededFuture());
    }

    /** A loop that hangs is no reason not to answer: what it told last is on the board. */
    @Override
    public Future<Void> refreshed() {
        Instant now = clock.instant();
        Refresh known = refresh;
        if (now.isBefore(known.until)) {
            return known.done;
        }
        Future<Void> asked = Future.join(fleet.publish(), desk.publish())
                .<Void>mapEmpty()
                .timeout(FRESH.toMillis(), MILLISECONDS)
                .otherwiseEmpty();
        refresh = new Refresh(now.plus(FRESH), asked);
        return asked;
    }

    @Override
    public Collection<ServiceSnapshot> services() {
        return board.services();
    }

    @Override
    public Optional<ServiceSnapshot> service(String name) {
        return board.service(name);
    }

    @Override
    public List<Event> events(long after, int limit, String service) {
        return timeline.events(after, limit, service);
    }

    @Override
    public Runnable listen(Consumer<Event> listener) {
        return timeline.listen(listener);
    }

    @Override
    public List<Heartbeat> heartbeats() {
        return heartbeats.all();
    }

    @Override
    public List<Silence> silences() {
        return desk.silences();
    }

    @Override
    public Maintenances maintenance() {
        return maintenance.current();
    }

    @Override
    public List<Alert> ours() {
        return desk.ours();
    }

    @Override
    public Map<String, Held> held() {
        return desk.held();
    }

    @Override
    public Future<List<Prospect>> prospects(String episode) {
        return desk.prospects(episode);
    }

    @Override
    public Future<Optional<Distribution>> latencies(LatencyQuestion question) {
        return fleet.latencies(question);
    }

    @Override
    public List<RollbackState> rollbacks() {
        return desk.rollbacks();
    }

    @Override
    public Optional<Acknowledgement> acknowledged(String episode) {
        return desk.attention().of(episode);
    }

    @Override
    public Future<Optional<List<DeadLetter>>> deadLetters() {
        return deadLetters.get();
    }

    @Override
    public List<Source> sources() {
        return muster.sources();
    }

    @Override
    public Past past() {
        return past;
    }

    @Override
    public Readiness readiness() {
        var reasons = new ArrayList<String>();
        if (stopping) {
            reasons.add("stopping");
        } else if (!started) {
            reasons.add("starting: not every service is scheduled yet");
        }
        Instant last = clock.instant().minus(SILENCE);
        for (int loop : board.silentSince(last)) {
            reasons.add("probe loop " + loop + " has given no sign for " + SILENCE.toSeconds()
                    + " s: nothing on it is being probed");
        }
        return new Readiness(reasons);
    }

    @Override
    public List<LoopSnapshot> loops() {
        return board.loops();
    }

    @Override
    public ConfigState config() {
        return config;
    }

    @Override
    public int outboxDepth() {
        return desk.depth();
    }
}
