package io.vedette.web;

import io.vedette.alert.Acknowledgement;
import io.vedette.alert.Alert;
import io.vedette.alert.DeadLetter;
import io.vedette.alert.Held;
import io.vedette.alert.Silence;
import io.vedette.alert.trail.Prospect;
import io.vedette.deployment.Decision;
import io.vedette.deployment.RollbackState;
import io.vedette.job.Beat;
import io.vedette.job.JobBoard;
import io.vedette.job.JobRules;
import io.vedette.job.Timetable;
import io.vedette.maintenance.MaintenanceBook;
import io.vedette.maintenance.MaintenanceWindow;
import io.vedette.maintenance.Maintenances;
import io.vedette.maintenance.When;
import io.vedette.monitor.LatencyQuestion;
import io.vedette.monitor.LoopSnapshot;
import io.vedette.monitor.ServiceSnapshot;
import io.vedette.target.Labels;
import io.vedette.timeline.Event;
import io.vedette.window.Distribution;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A daemon without an engine: shows what a test puts in, remembers what it was told to do. */
public final class FakeDaemon implements Queries, Commands, Drills, Upkeep {
    private final List<ServiceSnapshot> services = new CopyOnWriteArrayList<>();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();
    private final List<DeploymentReport> reports = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private volatile List<String> notReady = List.of();
    private volatile Future<Void> refreshed = Future.succeededFuture();
    private volatile Future<Accepted> accepted =
            Future.succeededFuture(new Accepted.Opened(Snapshots.deployment("checkout")));
    private volatile Future<Reloaded> reloaded = Future.succeededFuture(new Reloaded.Done(1, 2, 3, 4));

    public FakeDaemon with(ServiceSnapshot... more) {
        services.addAll(List.of(more));
        return this;
    }

    public volatile List<HookSpec> hooks = List.of();

    @Override
    public List<HookSpec> hooks() {
        return hooks;
    }

    public final List<Source> sources = new CopyOnWriteArrayList<>();

    @Override
    public List<Source> sources() {
        return List.copyOf(sources);
    }

    private final Map<String, Acknowledgement> acknowledged = new ConcurrentHashMap<>();

    @Override
    public Optional<Acknowledgement> acknowledged(String episode) {
        return Optional.ofNullable(acknowledged.get(episode));
    }

    @Override
    public Future<Acknowledged> acknowledge(String episode, String by, String note) {
        return Future.succeededFuture(firing(episode)
                .<Acknowledged>map(alert -> {
                    acknowledged.put(episode, new Acknowledgement(episode, Snapshots.NOW, by, note));
                    return new Acknowledged.Taken(alert, acknowledged.get(episode));
                })
                .orElse(new Acknowledged.NotFiring()));
    }

    @Override
    public Future<Acknowledged> withdraw(String episode) {
        acknowledged.remove(episode);
        return Future.succeededFuture(
                firing(episode).<Acknowledged>map(Acknowledged.GivenBack::new).orElse(new Acknowledged.NotFiring()));
    }

    private Optional<Alert> firing(String episode) {
        return services.stream()
                .flatMap(service -> service.alerts().stream())
                .filter(alert -> alert.episode().equals(episode))
                .findFirst();
    }

    private volatile boolean late;

    /** From now on nobody answers in time what an event loop must be asked. */
    public void isLate() {
        late = true;
    }

    @Override
    public Future<List<Prospect>> prospects(String episode) {
        if (late) {
            return Future.failedFuture(new TimeoutException());
        }
        return Future.succeededFuture(
                firing(episode).map(Snapshots::prospect).stream().toList());
    }

    /** What was to be tested. */
    public final List<Order> drilled = new CopyOnWriteArrayList<>();

    public final List<Undo> tried = new CopyOnWriteArrayList<>();

    private volatile Rehearsal rehearsal = new Rehearsal.Busy();

    public void answersRehearsals(Rehearsal another) {
        rehearsal = another;
    }

    @Override
    public Future<Rehearsal> rehearse(Undo undo) {
        tried.add(undo);
        return Future.succeededFuture(rehearsal);
    }

    private volatile Future<Drilled> answer = Future.succeededFuture(new Drilled.Busy());

    public void answersDrills(Drilled drill) {
        answersDrills(Future.succeededFuture(drill));
    }

    public void answersDrills(Future<Drilled> drill) {
        answer = drill;
    }

    @Override
    public Drills drills() {
        return this;
    }

    @Override
    public Future<List<Reach>> receivers() {
        return Future.succeededFuture(List.of(new Reach("oncall", List.of("slack", "email"))));
    }

    @Override
    public Future<Drilled> drill(Order order, @Nullable String key) {
        drilled.add(order);
        return answer;
    }

    @Override
    public Future<Optional<List<DeadLetter>>> deadLetters() {
        return Future.succeededFuture(Optional.of(List.of(new DeadLetter(
                "oncall",
                "slack",
                "n.1",
                Labels.NONE,
                "🔴 checkout is down",
                "refused: 404 no_service",
                1,
                Snapshots.NOW))));
    }

    public final JobBoard jobs = new JobBoard();

    @Override
    public Future<Heard> heartbeat(String job, Beat beat, Caller caller) {
        boolean own = caller.offered() != null && caller.offered().reveal().equals("token-of-" + job);
        if (!own && !caller.operator()) {
            return Future.succeededFuture(new Heard.Denied());
        }
        return Future.succeededFuture(
                job.equals("backup")
                        ? new Heard.Taken(jobs.report(job, beat, Snapshots.NOW))
                        : new Heard.NoSuchJob(List.of("backup")));
    }

    @Override
    public List<Heartbeat> heartbeats() {
        var daily = new Timetable.Every(Duration.ofDays(1), "every 1d");
        var rules = new JobRules(daily, Duration.ofMinutes(5), null, null);
        var state = jobs.expected("backup", Snapshots.NOW);
        return List.of(
                new Heartbeat("backup", "shop", "heartbeat://backup", rules, state, rules.judge(state, Snapshots.NOW)));
    }

    public void replaceAll(List<ServiceSnapshot> others) {
        services.clear();
        services.addAll(others);
    }

    public void notReady(String... reasons) {
        notReady = List.of(reasons);
    }

    public void answersReports(Future<Accepted> answer) {
        accepted = answer;
    }

    public void answersReloads(Future<Reloaded> answer) {
        reloaded = answer;
    }

    public List<DeploymentReport> reports() {
        return reports;
    }

    public List<String> keys() {
        return keys;
    }

    public int listeners() {
        return listeners.size();
    }

    /** Adds an event as the timeline does. */
    public void happened(Event event) {
        Event numbered = event.numbered(events.size() + 1);
        events.add(numbered);
        listeners.forEach(listener -> listener.accept(numbered));
    }

    /** As after a restart. */
    public void forgetEvents() {
        events.clear();
    }

    @Override
    public Future<Void> refreshed() {
        return refreshed;
    }

    /** What is read next waits for {@code done}. */
    public void refreshesWith(Future<Void> done) {
        refreshed = done;
    }

    @Override
    public Collection<ServiceSnapshot> services() {
        return services;
    }

    @Override
    public Optional<ServiceSnapshot> service(String name) {
        return services.stream()
                .filter(service -> service.service().name().equals(name))
                .findFirst();
    }

    @Override
    public List<Event> events(long after, int limit, String service) {
        List<Event> matching = events.stream()
                .filter(event -> event.number() > after)
                .filter(event -> service.isEmpty() || service.equals(event.service()))
                .toList();
        return new ArrayList<>(matching.subList(Math.max(0, matching.size() - limit), matching.size()));
    }

    @Override
    public Runnable listen(Consumer<Event> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Ten thousand samples of every endpoint that there is. */
    @Override
    public Future<Optional<Distribution>> latencies(LatencyQuestion question) {
        if (late) {
            return Future.failedFuture(new TimeoutException());
        }
        boolean known = service(question.service()).stream()
                .anyMatch(service -> question.endpoint().isEmpty()
                        || service.targets().stream()
                                .anyMatch(target ->
                                        target.target().id().endpoint().equals(question.endpoint())));
        return Future.succeededFuture(known ? Optional.of(Snapshots.distribution()) : Optional.empty());
    }

    /** A past in which there was one result, one change and one hour. */
    @Override
    public Past past() {
        return new FakePast();
    }

    @Override
    public Readiness readiness() {
        return new Readiness(notReady);
    }

    @Override
    public List<LoopSnapshot> loops() {
        return List.of(
                new LoopSnapshot(0, 500, Snapshots.buckets(), 3, Duration.ofMillis(2)),
                new LoopSnapshot(1, 500, Snapshots.buckets(), 0, Duration.ZERO));
    }

    @Override
    public ConfigState config() {
        return new ConfigState(true, Snapshots.NOW);
    }

    @Override
    public int outboxDepth() {
        return 4;
    }

    @Override
    public Future<Accepted> deploy(DeploymentReport report, @Nullable String key) {
        reports.add(report);
        keys.add(String.valueOf(key));
        return accepted;
    }

    private final List<RollbackState> rollbacks = new CopyOnWriteArrayList<>();
    private final List<String> words = new CopyOnWriteArrayList<>();
    private volatile Future<Decision> decision = Future.succeededFuture(new Decision.Unknown());

    public void rollbacks(RollbackState... states) {
        rollbacks.addAll(List.of(states));
    }

    public void decides(Future<Decision> answer) {
        decision = answer;
    }

    /** What was said about rollbacks, and by whom. */
    public List<String> words() {
        return words;
    }

    @Override
    public List<RollbackState> rollbacks() {
        return rollbacks;
    }

    @Override
    public Future<Decision> approve(String deployment, String by) {
        words.add("approve " + deployment + " by " + by);
        return decision;
    }

    @Override
    public Future<Decision> reject(String deployment, String by) {
        words.add("reject " + deployment + " by " + by);
        return decision;
    }

    private volatile Future<TakenBack> takenBack = Future.succeededFuture(new TakenBack.NoSuchDeployment());

    /** What was to be taken back. */
    public final List<RollbackWish> wishes = new CopyOnWriteArrayList<>();

    public void answersWishes(TakenBack answer) {
        takenBack = Future.succeededFuture(answer);
    }

    @Override
    public Future<TakenBack> takeBack(RollbackWish wish) {
        wishes.add(wish);
        return takenBack;
    }

    /** Silences in force without anybody being told less. */
    public final List<Silence> silences = new CopyOnWriteArrayList<>();

    public final Map<String, Held> held = new ConcurrentHashMap<>();

    @Override
    public Future<Silencing> silence(SilenceWish wish, @Nullable String key) {
        var silence = new Silence(
                "s-" + silences.size(), wish.matchers(), wish.startsAt(), wish.endsAt(), wish.author(), wish.reason());
        silences.add(silence);
        return Future.succeededFuture(new Silencing.Made(silence));
    }

    @Override
    public Future<Optional<Silence>> expireSilence(String id) {
        return Future.succeededFuture(silences.stream()
                .filter(silence -> silence.id().equals(id))
                .findFirst()
                .map(silence -> silence.endedAt(Snapshots.NOW)));
    }

    @Override
    public List<Silence> silences() {
        return silences;
    }

    /** What fires of the daemon itself. */
    public final List<Alert> ours = new CopyOnWriteArrayList<>();

    @Override
    public List<Alert> ours() {
        return ours;
    }

    /** Windows as they were opened, and of the configuration if a test puts some in. */
    public final MaintenanceBook windows = new MaintenanceBook();

    @Override
    public Maintenances maintenance() {
        return windows.current();
    }

    @Override
    public Upkeep upkeep() {
        return this;
    }

    @Override
    public Future<Opening> open(Wish wish, @Nullable String key) {
        var once = new When.Once(wish.startsAt(), wish.endsAt());
        var window = new MaintenanceWindow(
                "m-" + maintenance().windows().size(), wish.concerned(), once, wish.reason(), wish.author());
        windows.open(window, Snapshots.NOW);
        return Future.succeededFuture(new Opening.Opened(window));
    }

    @Override
    public Future<Ending> end(String id) {
        boolean configured = maintenance().windows().stream()
                .anyMatch(window -> window.name().equals(id) && window.by() == null);
        return Future.succeededFuture(
                configured
                        ? new Ending.Configured()
                        : windows.end(id, Snapshots.NOW)
                                .<Ending>map(Ending.Ended::new)
                                .orElse(new Ending.NoSuch()));
    }

    @Override
    public Map<String, Held> held() {
        return held;
    }

    @Override
    public Future<Reloaded> reload() {
        return reloaded;
    }
}
