package io.vedette.monitor;

import io.vedette.sample.Observed;
import io.vedette.sample.Outcome;
import io.vedette.sample.Phases;
import io.vedette.sample.Reason;
import io.vedette.sample.Sample;
import io.vedette.sample.Sample.Purpose;
import io.vedette.schedule.Cadence;
import io.vedette.target.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** What a loop may tell the monitor of one service: results, failures, stalls and lateness, made of a seed, in the order of time. */
public final class History {
    /** One call. */
    public record Call(Instant at, Consumer<Inputs> told) {}

    private final Random random;
    private final List<Call> calls = new ArrayList<>();

    private History(long seed) {
        random = new Random(seed);
    }

    /** Everything from {@code start} on for {@code length}. */
    public static List<Call> of(ServicePlan plan, Instant start, Duration length, long seed) {
        var history = new History(seed);
        history.calls.addAll(withoutTicks(plan, start, length, seed));
        for (Instant tick = start.plusMillis(137); tick.isBefore(start.plus(length)); tick = tick.plusSeconds(1)) {
            Instant now = tick;
            history.calls.add(new Call(now, inputs -> inputs.ticked(now)));
        }
        history.calls.sort(Comparator.comparing(Call::at));
        return history.calls;
    }

    /** The same, but nobody tells the time. */
    public static List<Call> withoutTicks(ServicePlan plan, Instant start, Duration length, long seed) {
        var history = new History(seed);
        plan.service().targets().forEach(target -> history.probe(target, start, start.plus(length)));
        history.calls.sort(Comparator.comparing(Call::at));
        return history.calls;
    }

    private void probe(Target target, Instant start, Instant end) {
        var cadence = Cadence.of(target.id(), target.interval());
        boolean troubled = false;
        for (Instant due = cadence.after(start); due.isBefore(end); due = cadence.after(due)) {
            troubled = random.nextInt(30) == 0 ? !troubled : troubled;
            if (random.nextInt(40) == 0) {
                skip(target, due);
            } else {
                measure(target, due, troubled);
            }
        }
    }

    private void skip(Target target, Instant due) {
        Instant now = due.plusMillis(1 + random.nextInt(20_000));
        calls.add(new Call(now, inputs -> inputs.skipped(target.id(), due, now)));
    }

    private void measure(Target target, Instant due, boolean troubled) {
        Instant left = due.plus(Duration.ofNanos(1_000L * random.nextInt(30_000)));
        Duration lateness = Duration.between(due, left);
        boolean bad = random.nextInt(100) < (troubled ? 90 : 2);
        Outcome outcome = bad ? failure() : success();
        long taken = bad ? random.nextInt(5_000_000) : random.nextInt(800_000);
        Instant now = left.plus(Duration.ofNanos(1_000L * taken));
        calls.add(new Call(left, inputs -> inputs.left(target.id(), due, left)));
        calls.add(
                new Call(now, inputs -> inputs.sample(sample(target, due, lateness, outcome, Purpose.SCHEDULED), now)));
        if (bad) {
            Instant again = now.plusMillis(500);
            calls.add(new Call(
                    again,
                    inputs ->
                            inputs.sample(sample(target, again, Duration.ZERO, outcome, Purpose.CONFIRMATION), again)));
        }
    }

    private static Sample sample(Target target, Instant due, Duration lateness, Outcome outcome, Purpose purpose) {
        return new Sample(target.id(), due, lateness, outcome, purpose);
    }

    private Outcome failure() {
        if (random.nextInt(10) == 0) {
            return new Outcome.Unknown("our event loop was away for 300 ms");
        }
        Reason reason = Reason.values()[random.nextInt(Reason.values().length)];
        Observed observed =
                random.nextBoolean() ? Observed.NOTHING : new Observed(503, null, Instant.ofEpochSecond(1_800_000_000));
        return new Outcome.Down(reason, "expected 200, found " + random.nextInt(3), phases(), observed);
    }

    private Outcome success() {
        return new Outcome.Up(phases(), new Observed(200, "1." + random.nextInt(2), null));
    }

    private Phases phases() {
        long connect = random.nextBoolean() ? Phases.NONE : random.nextInt(20_000);
        return new Phases(Phases.NONE, connect, Phases.NONE, random.nextInt(900_000), random.nextInt(1_000));
    }
}
