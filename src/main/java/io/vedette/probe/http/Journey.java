package io.vedette.probe.http;

import io.vedette.probe.run.Judgement;
import io.vedette.probe.run.Plain;
import io.vedette.probe.run.Recorder;
import io.vedette.probe.run.Timed;
import io.vedette.sample.Observed;
import io.vedette.sample.Outcome;
import io.vedette.sample.Phases;
import io.vedette.sample.Reason;
import io.vertx.core.Future;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One run of an ordered HTTP conversation. Each step is a request of its own, with what the whole has left of its time; phases are the sums over
 * all steps. Belongs to its event loop; ends with the first step that fails.
 */
final class Journey {
    /** Steps get whole multiples of this, so that the loop keeps few lines of deadlines. */
    private static final long GRAIN_MILLIS = 50;

    private final StepsProbe probe;
    private final @Nullable Recorder recorder;
    private final Luggage luggage;
    private final long started;
    private Phases phases = Phases.EMPTY;
    private Outcome.@Nullable Degraded poor;

    Journey(StepsProbe probe, @Nullable Recorder recorder) {
        this.probe = probe;
        this.recorder = recorder;
        luggage = new Luggage(recorder);
        started = probe.loop.ticker.read();
    }

    Future<Outcome> begin() {
        return step(0);
    }

    private Future<Outcome> step(int number) {
        if (number == probe.spec.steps().size()) {
            return Future.succeededFuture(end());
        }
        var step = probe.spec.steps().get(number);
        var left = left();
        if (!left.isPositive()) {
            var why = called(number) + "no time was left within " + Plain.duration(probe.timeout);
            return Future.succeededFuture(new Outcome.Down(Reason.TIMEOUT, why, phases, Observed.NOTHING));
        }
        try {
            return new HttpProbe(probe.loop, request(step), left)
                    .run(recorder)
                    .compose(outcome -> after(number, outcome));
        } catch (IllegalArgumentException unusable) {
            var why = called(number) + luggage.hide(Plain.line(String.valueOf(unusable.getMessage()), 200));
            return Future.succeededFuture(new Outcome.Down(Reason.PROTOCOL, why, phases, Observed.NOTHING));
        }
    }

    private Duration left() {
        var spent = Duration.ofNanos(probe.loop.ticker.read() - started);
        return Duration.ofMillis(probe.timeout.minus(spent).toMillis() / GRAIN_MILLIS * GRAIN_MILLIS);
    }

    private HttpSpec request(HttpStep step) {
        var spec = probe.spec;
        var url = spec.url().resolve(luggage.inPath(step.path()));
        var expect = new ArrayList<>(step.expect());
        expect.add(luggage.taking(step, url));
        var way = isOwn(url) ? spec.way() : spec.way().elsewhere();
        return new HttpSpec(url, ask(step, url), way, expect, null, spec.limits());
    }

    private Ask ask(HttpStep step, URI url) {
        var headers = new LinkedHashMap<String, String>();
        step.headers().forEach((name, value) -> headers.put(name, luggage.in(value)));
        var cookies = luggage.cookies(url);
        if (!cookies.isEmpty()) {
            headers.putIfAbsent("Cookie", cookies);
        }
        var body = step.body() == null ? null : luggage.in(step.body());
        return new Ask(step.method(), headers, body, isOwn(url) ? probe.spec.auth() : null, false);
    }

    private boolean isOwn(URI url) {
        return String.valueOf(url.getRawAuthority())
                        .equalsIgnoreCase(String.valueOf(probe.spec.url().getRawAuthority()))
                && String.valueOf(url.getScheme())
                        .equalsIgnoreCase(probe.spec.url().getScheme());
    }

    private Future<Outcome> after(int number, Outcome outcome) {
        if (outcome instanceof Outcome.Measured measured) {
            phases = sum(phases, measured.phases());
            tell(number, measured);
        }
        return switch (outcome) {
            case Outcome.Up _ -> step(number + 1);
            case Outcome.Degraded degraded -> {
                poor = poor == null
                        ? new Outcome.Degraded(degraded.reason(), words(number, degraded), phases, degraded.observed())
                        : poor;
                yield step(number + 1);
            }
            case Outcome.Down down ->
                Future.succeededFuture(new Outcome.Down(down.reason(), words(number, down), phases, down.observed()));
            case Outcome.Unknown(String why) ->
                Future.succeededFuture(new Outcome.Unknown(called(number) + luggage.hide(why)));
        };
    }

    private void tell(int number, Outcome.Measured measured) {
        if (recorder != null) {
            var took = Plain.duration(Duration.ofNanos(measured.phases().total() * 1_000));
            recorder.found("step", called(number) + measured.label() + " in " + took);
        }
    }

    private String words(int number, Outcome.Faulty faulty) {
        return called(number) + luggage.hide(faulty.detail());
    }

    /** As in {@code step 2 of 3, log in: }. */
    private String called(int number) {
        return "step " + (number + 1) + " of " + probe.spec.steps().size() + ", "
                + probe.spec.steps().get(number).name() + ": ";
    }

    private Outcome end() {
        Timed whole = () -> phases;
        if (recorder != null) {
            recorder.judged(probe.spec.expect(), whole);
        }
        var outcome = Judgement.of(probe.spec.expect(), whole).outcome(phases, Observed.NOTHING);
        var known = poor;
        return known != null && outcome instanceof Outcome.Answered
                ? new Outcome.Degraded(known.reason(), known.detail(), phases, known.observed())
                : outcome;
    }

    private static Phases sum(Phases one, Phases other) {
        return new Phases(
                sum(one.dns(), other.dns()),
                sum(one.connect(), other.connect()),
                sum(one.tls(), other.tls()),
                sum(one.waiting(), other.waiting()),
                sum(one.transfer(), other.transfer()));
    }

    private static long sum(long one, long other) {
        if (one == Phases.NONE) {
            return other;
        }
        return other == Phases.NONE ? one : one + other;
    }
}
