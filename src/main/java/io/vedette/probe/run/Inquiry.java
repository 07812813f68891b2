package io.vedette.probe.run;

import io.netty.util.concurrent.Future;
import io.vedette.probe.run.Trouble.Ours;
import io.vedette.probe.run.Trouble.Theirs;
import io.vedette.sample.Reason;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
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

    /** Asks for the addresses of {@code host}, again while no server answers: one lost datagram is no verdict; the deadline is. */
    protected final void resolve(String host, Consumer<List<InetAddress>> found) {
        enter(Step.RESOLVE);
        ask(host, found);
    }

    private void ask(String host, Consumer<List<InetAddress>> found) {
        loop.names.resolve(
                host, (Future<List<InetAddress>> resolution) -> guarded(() -> resolved(host, resolution, found)));
    }

    private void resolved(String host, Future<List<InetAddress>> resolution, Consumer<List<InetAddress>> found) {
        if (resolution.isSuccess()) {
            found.accept(resolution.getNow());
        } else if (Names.wasSilence(resolution.cause())) {
            ask(host, found);
        } else {
            fail(new Theirs(Reason.DNS, Names.why(host, resolution.cause())));
        }
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
