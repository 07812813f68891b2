package io.vedette.engine;

import io.vedette.deployment.Deployment;
import io.vedette.deployment.RollbackProgress;
import io.vedette.monitor.Effect;
import io.vedette.monitor.LatencyQuestion;
import io.vedette.monitor.Recalled;
import io.vedette.monitor.ServiceMonitor;
import io.vedette.monitor.ServicePlan;
import io.vedette.sight.Anchors;
import io.vedette.sight.Silence;
import io.vedette.target.Target;
import io.vedette.window.Distribution;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/** The way in to the stations from any thread: every call runs on the event loop that owns the service. */
public final class Fleet implements Outlook.Loops {
    private final List<Member> members;

    public Fleet(List<Member> members) {
        this.members = List.copyOf(members);
    }

    /** A station, and the event loop it belongs to. */
    public record Member(Station station, Executor loop) {}

    public Future<Void> add(ServicePlan plan) {
        return add(plan, Recalled.NOTHING);
    }

    /** Adds a service with what an earlier life told of it. */
    public Future<Void> add(ServicePlan plan, Recalled known) {
        return on(plan.name(), station -> station.add(plan, known));
    }

    /**
     * Takes up a service whose monitor knows what an earlier process knew; nobody else touches the monitor from now on.
     *
     * @param since what it wants done for the time in which there was no process
     * @param known what that process told of it
     */
    public Future<Void> resume(ServiceMonitor monitor, List<Effect> since, Recalled known) {
        return on(monitor.plan().name(), station -> station.resume(monitor, since, known));
    }

    public Future<Void> change(ServicePlan plan) {
        return on(plan.name(), station -> station.change(plan));
    }

    public Future<Void> remove(String service) {
        return on(service, station -> station.remove(service));
    }

    /** Opens a watch; empty when there is no such service. */
    public Future<Optional<Deployment>> deploy(Deployment deployment) {
        return ask(deployment.service(), station -> station.deploy(deployment));
    }

    public Future<Void> progress(RollbackProgress progress) {
        return on(progress.service(), station -> station.progress(progress));
    }

    /** How latencies were distributed; empty when there is no such endpoint. */
    public Future<Optional<Distribution>> latencies(LatencyQuestion question) {
        return ask(question.service(), station -> station.latencies(question));
    }

    @Override
    public List<Silence> silences() {
        return members.stream().map(member -> member.station().silence()).toList();
    }

    @Override
    public void blinded(Instant since) {
        members.forEach(member -> member.loop().execute(() -> member.station().blinded(since)));
    }

    @Override
    public void see() {
        members.forEach(member -> member.loop().execute(member.station()::see));
    }

    @Override
    public void glance(int most) {
        members.forEach(member -> member.loop().execute(() -> member.station().glance(most)));
    }

    @Override
    public void glanceAtAnchors() {
        Member first = members.getFirst();
        first.loop().execute(first.station()::glanceAtAnchors);
    }

    @Override
    public void anchor(List<Target> targets, Anchors anchors) {
        Member first = members.getFirst();
        first.loop().execute(() -> first.station().anchor(targets, anchors));
    }

    /** Lets every loop put on the board what has changed; done when all have. */
    public Future<Void> publish() {
        return Future.all(members.stream()
                        .map(member -> ask(member, Station::publishChanged).compose(under -> under))
                        .toList())
                .mapEmpty();
    }

    private Future<Void> on(String service, Consumer<Station> work) {
        return ask(service, station -> {
            work.accept(station);
            return null;
        });
    }

    private <T> Future<T> ask(String service, Function<Station, T> question) {
        return ask(members.get(Math.floorMod(service.hashCode(), members.size())), question);
    }

    private static <T> Future<T> ask(Member member, Function<Station, T> question) {
        Promise<T> answer = Promise.promise();
        member.loop().execute(() -> {
            try {
                answer.complete(question.apply(member.station()));
            } catch (RuntimeException defect) {
                answer.fail(defect);
            }
        });
        return answer.future();
    }
}
