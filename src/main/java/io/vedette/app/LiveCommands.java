package io.vedette.app;

import io.vedette.alert.Silence;
import io.vedette.deployment.Decision;
import io.vedette.deployment.Deployment;
import io.vedette.engine.Board;
import io.vedette.engine.Fleet;
import io.vedette.job.Beat;
import io.vedette.monitor.ServiceSnapshot;
import io.vedette.monitor.ServiceSnapshot.WatchSnapshot;
import io.vedette.spelling.NearMatch;
import io.vedette.store.ReportedKey;
import io.vedette.web.Commands;
import io.vedette.web.Drills;
import io.vedette.web.Upkeep;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the running daemon does when asked; belongs to the web server's event loop. */
final class LiveCommands implements Commands {
    private static final int KEYS_KEPT = 10_000;

    private final Fleet fleet;
    private final Board board;
    private final Desk desk;
    private final InstantSource clock;
    private final Supplier<Future<Reloaded>> reload;
    private final Map<String, Keyed> keys = new LinkedHashMap<>();
    private final Heartbeats heartbeats;
    private final Upkeep upkeep;
    private long number;

    /**
     * @param desk keeps what is answered
     * @param known the keys of earlier lives, the oldest first
     */
    LiveCommands(
            Fleet fleet,
            Board board,
            InstantSource clock,
            Desk desk,
            List<ReportedKey> known,
            Supplier<Future<Reloaded>> reload,
            Heartbeats heartbeats,
            Upkeep upkeep) {
        this.upkeep = upkeep;
        this.heartbeats = heartbeats;
        this.fleet = fleet;
        this.desk = desk;
        this.board = board;
        this.clock = clock;
        this.reload = reload;
        known.forEach(key -> keys.put(
                key.key(), new Keyed(key.report(), Future.succeededFuture(new Accepted.Opened(key.deployment())))));
    }

    /** What a key was used for, and what came of it. */
    private record Keyed(String report, Future<Accepted> answer) {}

    @Override
    public Future<Accepted> deploy(DeploymentReport report, @Nullable String key) {
        if (key == null) {
            return open(report).compose(accepted -> desk.kept().map(accepted));
        }
        Keyed known = keys.get(key);
        if (known == null) {
            Future<Accepted> answer = open(report).compose(accepted -> kept(key, report, accepted));
            keys.put(key, new Keyed(report.toString(), answer));
            forgetTheOldest();
            return answer;
        }
        return known.report.equals(report.toString())
                ? known.answer.map(LiveCommands::repeated)
                : Future.succeededFuture(new Accepted.KeyReused());
    }

    @Override
    public Future<Heard> heartbeat(String job, Beat beat, Caller caller) {
        return heartbeats.report(job, beat, caller);
    }

    @Override
    public Future<Decision> approve(String deployment, String by) {
        return desk.decide(deployment, by, true);
    }

    @Override
    public Future<Decision> reject(String deployment, String by) {
        return desk.decide(deployment, by, false);
    }

    @Override
    public Future<TakenBack> takeBack(RollbackWish wish) {
        Optional<ServiceSnapshot> service = board.services().stream()
                .filter(known -> known.service().name().equals(wish.service()))
                .findFirst();
        if (service.isEmpty()) {
            return Future.succeededFuture(new TakenBack.NoSuchService(near(wish.service())));
        }
        return service.get().watches().stream()
                .map(WatchSnapshot::deployment)
                .filter(deployment ->
                        wish.deployment() == null || wish.deployment().equals(deployment.id()))
                .findFirst()
                .map(deployment -> desk.takeBack(wish, deployment))
                .orElseGet(() -> Future.succeededFuture(new TakenBack.NoSuchDeployment()));
    }

    @Override
    public Future<Acknowledged> acknowledge(String episode, String by, String note) {
        return desk.attention().acknowledge(episode, by, note);
    }

    @Override
    public Future<Acknowledged> withdraw(String episode) {
        return desk.attention().withdraw(episode);
    }

    @Override
    public Future<Silencing> silence(SilenceWish wish, @Nullable String key) {
        return desk.silence(wish, key);
    }

    @Override
    public Future<Optional<Silence>> expireSilence(String id) {
        return desk.expireSilence(id);
    }

    @Override
    public Upkeep upkeep() {
        return upkeep;
    }

    @Override
    public Drills drills() {
        return desk;
    }

    @Override
    public Future<Reloaded> reload() {
        return reload.get();
    }

    private Future<Accepted> open(DeploymentReport report) {
        var deployment = new Deployment(
                Long.toString(clock.instant().toEpochMilli(), 36) + "-" + ++number,
                report.service(),
                report.version(),
                report.previousVersion(),
                report.environment(),
                report.url(),
                report.by(),
                clock.instant(),
                report.rollbackOf(),
                report.rollbackSafe());
        return fleet.deploy(deployment).map(taken -> accepted(report.service(), taken));
    }

    /** Whoever is answered finds the same answer after a restart. */
    private Future<Accepted> kept(String key, DeploymentReport report, Accepted accepted) {
        return accepted instanceof Accepted.Opened(Deployment deployment)
                ? desk.keep(new ReportedKey(key, report.toString(), deployment)).map(accepted)
                : Future.succeededFuture(accepted);
    }

    private Accepted accepted(String service, Optional<Deployment> taken) {
        return taken.<Accepted>map(Accepted.Opened::new).orElseGet(() -> new Accepted.NoSuchService(near(service)));
    }

    private List<String> near(String service) {
        var names =
                board.services().stream().map(known -> known.service().name()).toList();
        return Stream.ofNullable(NearMatch.of(service, names)).toList();
    }

    private static Accepted repeated(Accepted first) {
        return first instanceof Accepted.Opened(Deployment deployment) ? new Accepted.Repeated(deployment) : first;
    }

    private void forgetTheOldest() {
        if (keys.size() > KEYS_KEPT) {
            keys.remove(keys.keySet().iterator().next());
        }
    }
}
