package io.vedette.monitor;

import io.vedette.sample.Sample;
import io.vedette.target.TargetId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Tells one monitor, and remembers what it wanted done. */
public final class Telling implements Inputs {
    private final ServiceMonitor monitor;
    private final List<Effect> effects = new ArrayList<>();

    public Telling(ServiceMonitor monitor) {
        this.monitor = monitor;
    }

    public List<Effect> effects() {
        return effects;
    }

    @Override
    public void left(TargetId target, Instant due, Instant now) {
        monitor.left(due);
    }

    @Override
    public void skipped(TargetId target, Instant due, Instant now) {
        effects.addAll(monitor.skipped(target, due, now));
    }

    @Override
    public void sample(Sample sample, Instant now) {
        effects.addAll(monitor.accept(sample, now));
    }

    @Override
    public void ticked(Instant now) {
        effects.addAll(monitor.tick(now));
    }
}
