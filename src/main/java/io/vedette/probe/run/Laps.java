package io.vedette.probe.run;

import static io.vedette.sample.Phases.NONE;

import io.vedette.sample.Phases;
import io.vedette.time.Ticker;

/** A run's stopwatch: where it stands, and how long each phase took until now. */
public final class Laps {
    private final Ticker ticker;
    private Step step;
    private long mark;
    private long dns = NONE;
    private long connect = NONE;
    private long tls = NONE;
    private long waiting = NONE;
    private long transfer = NONE;
    private long preparing;

    public Laps(Ticker ticker) {
        this.ticker = ticker;
        step = Step.RESOLVE;
    }

    /** Starts with {@code first}. */
    public void start(Step first) {
        step = first;
        mark = ticker.read();
    }

    public Step step() {
        return step;
    }

    /** Goes on to {@code next}; the time since the last step belongs to the phase that ends. */
    public void enter(Step next) {
        var now = ticker.read();
        add((now - mark) / 1_000);
        mark = now;
        step = next;
    }

    private void add(long took) {
        switch (step) {
            case RESOLVE -> dns = sum(dns, took);
            case CONNECT, TUNNEL -> connect = sum(connect, took);
            case SECURE -> tls = sum(tls, took);
            case WAIT -> waiting = sum(waiting, took);
            case TRANSFER -> transfer = sum(transfer, took);
            case PREPARE -> preparing += took;
            case SEND, PART, DONE -> {}
        }
    }

    /** A phase comes again after an informational answer, a redirect, or a connection that was kept too long. */
    private static long sum(long before, long took) {
        return before == NONE ? took : before + took;
    }

    /** What went by before the target was turned to, in microseconds: ours. */
    long preparing() {
        return preparing;
    }

    public Phases phases() {
        return new Phases(dns, connect, tls, waiting, transfer);
    }
}
