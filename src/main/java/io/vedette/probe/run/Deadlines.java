package io.vedette.probe.run;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import io.vedette.time.Ticker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Everybody on one event loop who waits equally long, in the order in which they began. Whoever began first is due first, so one timer, set to
 * the head's deadline, serves all: a probe that ends in time costs no timer at all.
 */
public final class Deadlines implements Runnable {
    private final EventLoop loop;
    private final Ticker ticker;
    private final long patience;

    private @Nullable Waiting first;
    private @Nullable Waiting last;
    private @Nullable ScheduledFuture<?> timer;

    public Deadlines(EventLoop loop, Ticker ticker, Duration patience) {
        this.loop = loop;
        this.ticker = ticker;
        this.patience = patience.toNanos();
    }

    public void add(Waiting one) {
        one.line = this;
        one.due = ticker.read() + patience;
        one.earlier = last;
        if (last == null) {
            first = one;
        } else {
            last.later = one;
        }
        last = one;
        if (timer == null) {
            arm(patience);
        }
    }

    public void remove(Waiting one) {
        if (one.earlier == null) {
            first = one.later;
        } else {
            one.earlier.later = one.later;
        }
        if (one.later == null) {
            last = one.earlier;
        } else {
            one.later.earlier = one.earlier;
        }
        one.line = null;
        one.earlier = null;
        one.later = null;
    }

    /** The timer fired: for somebody who has long since gone, as a rule. */
    @Override
    public void run() {
        timer = null;
        var now = ticker.read();
        for (var head = first; head != null && head.due - now <= 0; head = first) {
            remove(head);
            head.onDeadline();
        }
        if (first != null && timer == null) {
            arm(first.due - now);
        }
    }

    /** Ends the line: everybody in it is told. */
    public void close() {
        for (var head = first; head != null; head = first) {
            remove(head);
            head.onClose();
        }
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    private void arm(long nanos) {
        timer = loop.schedule(this, nanos, TimeUnit.NANOSECONDS);
    }
}
