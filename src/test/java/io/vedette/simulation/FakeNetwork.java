package io.vedette.simulation;

import io.vedette.fakes.ScriptedProbe;
import io.vedette.fakes.SimulatedTime;
import io.vedette.probe.Probe;
import io.vedette.sample.Outcome;
import io.vedette.sample.Reason;
import io.vedette.target.Target;
import io.vedette.target.TargetId;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Where the simulated targets live: each is well, refuses, hangs, is slow or fails half of the time, and changes its mind at random moments. */
final class FakeNetwork {
    /** How a target behaves for a while. */
    enum Mood {
        WELL,
        REFUSES,
        HANGS,
        SLOW,
        FAILS_OFTEN
    }

    private final SimulatedTime time;
    private final Random random;
    private final Map<TargetId, Mood> moods = new HashMap<>();
    private final Map<TargetId, Integer> inFlight = new HashMap<>();
    private final Set<TargetId> everUnwell = new HashSet<>();
    private final Set<String> broken = new HashSet<>();
    private final Set<String> everBroken = new HashSet<>();
    private Instant calmFrom = Instant.MAX;
    private long probes;
    private int callers;
    private int mostInFlight;

    FakeNetwork(SimulatedTime time, Random random) {
        this.time = time;
        this.random = random;
    }

    /** From {@code from} on every target is well. */
    void calmFrom(Instant from) {
        calmFrom = from;
    }

    /** Lets {@code target} fall ill now and then; others never do. */
    void makeMoody(TargetId target) {
        time.at(time.instant().plus(minutes(5, 120)), () -> change(target));
    }

    /** Every endpoint of {@code service} fails, whatever its mood: a bad version runs. */
    void breakService(String service) {
        broken.add(service);
        everBroken.add(service);
    }

    boolean everBroken(String service) {
        return everBroken.contains(service);
    }

    void mendService(String service) {
        broken.remove(service);
    }

    /** The process that asked is gone. */
    void hangUp() {
        callers++;
        inFlight.clear();
    }

    boolean everUnwell(TargetId target) {
        return everUnwell.contains(target);
    }

    long probes() {
        return probes;
    }

    int mostInFlightOfOneTarget() {
        return mostInFlight;
    }

    Probe probe(Target target) {
        return () -> run(target);
    }

    private void change(TargetId target) {
        boolean calm = !time.instant().isBefore(calmFrom);
        Mood mood = calm || moods.getOrDefault(target, Mood.WELL) != Mood.WELL
                ? Mood.WELL
                : Mood.values()[random.nextInt(Mood.values().length)];
        moods.put(target, mood);
        if (mood != Mood.WELL) {
            everUnwell.add(target);
        }
        Duration lasts = mood == Mood.WELL ? minutes(20, 600) : minutes(0, 45);
        if (!calm) {
            Instant next = time.instant().plus(lasts);
            time.at(next.isAfter(calmFrom) ? calmFrom : next, () -> change(target));
        }
    }

    private Duration minutes(int least, int most) {
        return Duration.ofSeconds(least * 60L + random.nextInt((most - least) * 60 + 1));
    }

    private Future<Outcome> run(Target target) {
        probes++;
        mostInFlight = Math.max(mostInFlight, inFlight.merge(target.id(), 1, Integer::sum));
        Promise<Outcome> answer = Promise.promise();
        Answer given = answer(target);
        int mine = callers;
        time.at(time.instant().plus(given.after()), () -> {
            if (mine == callers) {
                inFlight.merge(target.id(), -1, Integer::sum);
            }
            answer.complete(given.outcome());
        });
        return answer.future();
    }

    private Answer answer(Target target) {
        if (broken.contains(target.id().service())) {
            return new Answer(Duration.ofMillis(3), ScriptedProbe.down(Reason.STATUS));
        }
        return switch (moods.getOrDefault(target.id(), Mood.WELL)) {
            case WELL -> up(10 + random.nextInt(60));
            case REFUSES -> new Answer(Duration.ofMillis(1), ScriptedProbe.down(Reason.REFUSED));
            case HANGS -> new Answer(target.timeout(), ScriptedProbe.down(Reason.TIMEOUT));
            case SLOW -> up(400 + random.nextInt(900));
            case FAILS_OFTEN ->
                random.nextBoolean() ? up(30) : new Answer(Duration.ofMillis(4), ScriptedProbe.down(Reason.STATUS));
        };
    }

    private static Answer up(long millis) {
        return new Answer(Duration.ofMillis(millis), ScriptedProbe.up(millis));
    }

    private record Answer(Duration after, Outcome outcome) {}
}
