package io.vedette.fakes;

import io.vedette.probe.Probe;
import io.vedette.sample.Observed;
import io.vedette.sample.Outcome;
import io.vedette.sample.Phases;
import io.vedette.sample.Reason;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A probe that takes the time and finds the outcome that the test tells it to, and remembers when it was started. */
public final class ScriptedProbe implements Probe {
    private final SimulatedTime time;
    private final List<Instant> startedAt = new ArrayList<>();
    private Duration taking = Duration.ofMillis(20);
    private Outcome outcome = up(20);
    private int inFlight;
    private int mostInFlight;

    public ScriptedProbe(SimulatedTime time) {
        this.time = time;
    }

    public static Outcome up(long millis) {
        return new Outcome.Up(
                new Phases(Phases.NONE, 100, Phases.NONE, millis * 1000 - 100, 0), new Observed(200, null, null));
    }

    public static Outcome down(Reason reason) {
        return new Outcome.Down(reason, "expected 200-299, found 503", Phases.EMPTY, Observed.NOTHING);
    }

    public static Outcome degraded(long millis) {
        return new Outcome.Degraded(
                Reason.LATENCY,
                "expected latency under 10 ms, found " + millis + " ms",
                new Phases(Phases.NONE, 100, Phases.NONE, millis * 1000 - 100, 0),
                new Observed(200, null, null));
    }

    public ScriptedProbe taking(Duration duration) {
        taking = duration;
        return this;
    }

    public ScriptedProbe finding(Outcome found) {
        outcome = found;
        return this;
    }

    public List<Instant> startedAt() {
        return startedAt;
    }

    public int mostInFlight() {
        return mostInFlight;
    }

    @Override
    public Future<Outcome> run() {
        startedAt.add(time.instant());
        inFlight++;
        mostInFlight = Math.max(mostInFlight, inFlight);
        Promise<Outcome> answer = Promise.promise();
        time.at(time.instant().plus(taking), () -> {
            inFlight--;
            answer.complete(outcome);
        });
        return answer.future();
    }
}
