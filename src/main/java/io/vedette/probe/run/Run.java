package io.vedette.probe.run;

import io.vedette.probe.run.Trouble.Ours;
import io.vedette.probe.run.Trouble.Theirs;
import io.vedette.sample.Observed;
import io.vedette.sample.Outcome;
import io.vedette.sample.Phases;
import io.vertx.core.Future;
import io.vertx.core.internal.PromiseInternal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One run of a probe: its stopwatch, its deadline and its one end. {@link Step} says where it stands. What it opened is let go by {@link #release} before it ends,
 * whatever ends it. Belongs to its event loop.
 */
public abstract class Run extends Waiting {
    protected final Loop loop;
    protected final @Nullable Recorder recorder;

    private final PromiseInternal<Outcome> ended;
    private final Laps laps;

    Run(Loop loop, @Nullable Recorder recorder) {
        this.loop = loop;
        this.recorder = recorder;
        ended = loop.promise();
        laps = new Laps(loop.ticker);
    }

    /** On its loop: {@link #begin(Step)}. */
    abstract void begin();

    /** How long it may take. */
    abstract Duration patience();

    /** Lets go of sockets and timers; may be called when there are none. */
    protected abstract void release();

    public final Future<Outcome> start() {
        if (loop.isHere()) {
            begin();
        } else {
            loop.execute(this::begin);
        }
        return ended.future();
    }

    /** Time runs, in {@code first}. */
    final void begin(Step first) {
        laps.start(first);
        loop.deadlines(patience()).add(this);
    }

    /** Does a part of the run; what it throws is a defect of ours and ends the run. */
    protected void guarded(Runnable part) {
        try {
            part.run();
        } catch (RuntimeException defect) {
            fail(troubleOf(defect));
        }
    }

    Trouble troubleOf(RuntimeException defect) {
        return Troubles.ours(defect, doing());
    }

    protected final void enter(Step next) {
        laps.enter(next);
    }

    protected final Step step() {
        return laps.step();
    }

    /** What it is doing, as in "waiting for the first byte"; for a detail. */
    protected String doing() {
        return step().doing();
    }

    protected final Phases phases() {
        return laps.phases();
    }

    /** What went by before the target was turned to, in microseconds: ours. */
    final long preparing() {
        return laps.preparing();
    }

    public final boolean isOver() {
        return step() == Step.PART || step() == Step.DONE;
    }

    protected final String within() {
        return " within " + Plain.duration(patience());
    }

    /** What the answer told so far. */
    protected Observed observed() {
        return Observed.NOTHING;
    }

    /** Whose trouble it is where the run stands; the kind may know better. */
    protected Trouble blamed(Trouble trouble) {
        return trouble;
    }

    /** Whether what it comes to is known, and nothing can change it any more. */
    boolean isDecided() {
        return step() == Step.DONE;
    }

    /** Ends for {@code trouble}, unless it is decided. */
    protected final void fail(Trouble trouble) {
        if (isDecided()) {
            return;
        }
        var blamed = blamed(trouble);
        enter(Step.PART);
        finish(
                switch (blamed) {
                    case Ours ours -> new Outcome.Unknown(ours.detail());
                    case Theirs theirs -> new Outcome.Down(theirs.reason(), theirs.detail(), phases(), observed());
                });
    }

    protected final void finish(Outcome outcome) {
        if (step() != Step.DONE) {
            enter(Step.DONE);
            awaitNothing();
            release();
            ended.tryComplete(outcome);
        }
    }
}
