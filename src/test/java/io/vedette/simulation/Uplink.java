package io.vedette.simulation;

import io.vedette.fakes.ScriptedProbe;
import io.vedette.fakes.SimulatedTime;
import io.vedette.probe.Probe;
import io.vedette.sample.Outcome;
import io.vedette.sample.Reason;
import io.vedette.target.Target;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** The one way from a watcher to all that it watches: while it is cut nobody answers, some time out, others cannot be reached at once. */
final class Uplink {
    private static final Duration USUAL = Duration.ofMillis(20);

    private final SimulatedTime time;
    private final Set<String> broken = new HashSet<>();
    private final Set<String> hanging = new HashSet<>();
    private final Set<String> unplugged = new HashSet<>();
    private boolean cut;
    private int callers;

    Uplink(SimulatedTime time) {
        this.time = time;
    }

    void cut() {
        cut = true;
    }

    void mend() {
        cut = false;
    }

    boolean isCut() {
        return cut;
    }

    /** A service that answers no more, whatever the uplink. */
    void breakService(String service) {
        broken.add(service);
    }

    /** A service that says nothing any more, whatever the uplink. */
    void hangService(String service) {
        hanging.add(service);
    }

    /** A service that cannot be reached any more, whatever the uplink. */
    void unplugService(String service) {
        unplugged.add(service);
    }

    void mendService(String service) {
        broken.remove(service);
        hanging.remove(service);
        unplugged.remove(service);
    }

    /** The process that asked is gone. */
    void hangUp() {
        callers++;
    }

    Probe probe(Target target) {
        return () -> run(target);
    }

    private Future<Outcome> run(Target target) {
        boolean patient = target.id().hashCode() % 3 == 0;
        int mine = callers;
        Outcome outcome = outcome(target, patient);
        Promise<Outcome> answer = Promise.promise();
        boolean waits = cut ? patient : hanging.contains(target.id().service());
        time.at(time.instant().plus(waits ? target.timeout() : USUAL), () -> {
            if (mine == callers) {
                answer.complete(outcome);
            }
        });
        return answer.future();
    }

    private Outcome outcome(Target target, boolean patient) {
        if (cut) {
            return ScriptedProbe.down(patient ? Reason.TIMEOUT : Reason.UNREACHABLE);
        }
        if (hanging.contains(target.id().service())) {
            return ScriptedProbe.down(Reason.TIMEOUT);
        }
        if (unplugged.contains(target.id().service())) {
            return ScriptedProbe.down(Reason.UNREACHABLE);
        }
        return broken.contains(target.id().service())
                ? ScriptedProbe.down(patient ? Reason.UNREACHABLE : Reason.STATUS)
                : ScriptedProbe.up(20);
    }
}
