package io.vedette.probe.run;

import io.vedette.probe.run.Trouble.Ours;
import io.vedette.probe.run.Trouble.Theirs;
import io.vedette.sample.Reason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One run of a kind that does not begin with a TCP handshake. Belongs to its event loop. */
public abstract class Inquiry extends Run {
    protected final Duration timeout;

    protected Inquiry(Loop loop, Duration timeout, @Nullable Recorder recorder) {
        super(loop, recorder);
        this.timeout = timeout;
    }

    /** The deadline runs: begin. */
    protected abstract void onBegin();

    /** What it means that the deadline passed where the run stands. */
    protected abstract Trouble onLate();

    @Override
    final void begin() {
        begin(Step.SEND);
        guarded(this::onBegin);
    }

    @Override
    final Duration patience() {
        return timeout;
    }

    /** What comes when the run is over is nobody's. */
    @Override
    protected final void guarded(Runnable part) {
        if (!isOver()) {
            super.guarded(part);
        }
    }

    @Override
    protected final void onDeadline() {
        fail(onLate());
    }

    @Override
    protected final void onClose() {
        fail(new Ours("the probe was stopped"));
    }

    /** The target said nothing in time. */
    protected final Theirs silent(String who) {
        return new Theirs(Reason.TIMEOUT, "no answer from " + who + within());
    }
}
