package io.vedette.probe.run;

import io.vedette.probe.run.Trouble.Ours;
import io.vedette.probe.run.Trouble.Theirs;
import io.vedette.sample.Observed;
import io.vedette.sample.Outcome;
import io.vedette.sample.Phases;
import io.vedette.sample.Reason;
import io.vertx.core.Future;
import io.vertx.core.internal.PromiseInternal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One run of a kind that does not begin with a TCP handshake: its stopwatch, its deadline and its one end. Belongs to its event loop. What it
 * opened is let go by {@link #release} before it ends, whatever ends it.
 */
public abstract class Inquiry extends Waiting {
    protected final Loop loop;
    protected final Duration timeout;
    protected final @Nullable Recorder recorder;

    private final PromiseInternal<Outcome> ended;
    private final Laps laps;

    protected Inquiry(Loop loop, Duration timeout, @Nullable Recorder recorder) {
        this.loop = loop;
        this.timeout = timeout;
        this.recorder = recorder;
        ended = loop.promise();
        laps = new Laps(loop.ticker);
    }

    /** The deadline runs: begin. */
    protected abstract void onBegin();

    /** What it means that the deadline passed where the run stands. */
    protected abstract Trouble onLate();

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

    private void begin() {
        laps.start(Step.SEND);
        loop.deadlines(timeout).add(this);
        guarded(this::onBegin);
    }

    /** Does {@code part} of the run; what it throws is a defect of ours and ends the run. */
    protected final void guarded(Runnable part) {
        if (isOver()) {
            return;
        }
        try {
            part.run();
        } catch (RuntimeException defect) {
            fail(Troubles.ours(defect, step().doing()));
        }
    }

    protected final void enter(Step next) {
        laps.enter(next);
    }

    protected final Step step() {
        return laps.step();
    }

    protected final Phases phases() {
        return laps.phases();
    }

    protected final boolean isOver() {
        return step() == Step.DONE;
    }

    protected final String within() {
        return " within " + Plain.duration(timeout);
    }

    @Override
    protected final void onDeadline() {
        fail(onLate());
    }

    @Override
    protected final void onClose() {
        fail(new Ours("the probe was stopped"));
    }

    protected final void fail(Trouble trouble) {
        if (isOver()) {
            return;
        }
        enter(Step.DONE);
        finish(
                switch (trouble) {
                    case Ours ours -> new Outcome.Unknown(ours.detail());
                    case Theirs theirs ->
                        new Outcome.Down(theirs.reason(), theirs.detail(), phases(), Observed.NOTHING);
                });
    }

    /** The target said nothing in time. */
    protected final Theirs silent(String who) {
        return new Theirs(Reason.TIMEOUT, "no answer from " + who + within());
    }

    /** Ends with what {@code outcome} makes of the phases. */
    protected final void finish(Outcome outcome) {
        if (step() != Step.DONE) {
            enter(Step.DONE);
        }
        awaitNothing();
        release();
        ended.tryComplete(outcome);
    }
}
