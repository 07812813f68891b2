package io.vedette.monitor;

import io.vedette.alert.Alert;
import io.vedette.monitor.ServiceSnapshot.Last;
import io.vedette.monitor.ServiceSnapshot.Results;
import io.vedette.monitor.ServiceSnapshot.TargetSnapshot;
import io.vedette.sample.Outcome;
import io.vedette.sample.Reason;
import io.vedette.sample.Sample;
import io.vedette.target.Target;
import io.vedette.window.LatencyWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One target's health, latency, last result and result counts; belongs to the event loop of its service. */
final class TargetMonitor {
    private static final Duration SUMMARY_AGE = Duration.ofSeconds(10);

    private final Target target;
    private final DownRule rule;
    private final LatencyWindow latency;
    private final boolean keepsLatency;
    private final long[] degraded = new long[Reason.values().length];
    private final long[] down = new long[Reason.values().length];
    private final Summary summary = new Summary(SUMMARY_AGE);
    private long up;
    private long unknown;
    private HealthState health;
    private @Nullable Sample last;
    private @Nullable Instant certificateExpiry;
    private @Nullable Alert alert;

    /**
     * A monitor that takes over what {@code earlier} knew of the same target.
     *
     * @param keepsLatency whether latencies go into the window: half of a sample's cost, and no alert's business
     */
    TargetMonitor(Target target, DownRule rule, boolean keepsLatency, Instant now, @Nullable TargetMonitor earlier) {
        this.target = target;
        this.rule = rule;
        this.keepsLatency = keepsLatency;
        if (earlier == null) {
            this.latency = new LatencyWindow();
            this.health = new HealthState.New(now);
            return;
        }
        this.latency = earlier.latency;
        this.health = earlier.health;
        this.alert = earlier.alert;
        this.certificateExpiry = earlier.certificateExpiry;
        this.last = earlier.last;
        this.up = earlier.up;
        this.unknown = earlier.unknown;
        System.arraycopy(earlier.degraded, 0, degraded, 0, degraded.length);
        System.arraycopy(earlier.down, 0, down, 0, down.length);
    }

    Target target() {
        return target;
    }

    HealthState health() {
        return health;
    }

    LatencyWindow latency() {
        return latency;
    }

    @Nullable
    Alert alert() {
        return alert;
    }

    void alert(@Nullable Alert open) {
        alert = open;
    }

    /** Counts a sample and answers whether the health's state changed its kind. */
    boolean accept(Sample sample, Instant now) {
        last = sample;
        count(sample);
        HealthState before = health;
        health = rule.step(before, sample.outcome(), now);
        return before.getClass() != health.getClass();
    }

    private void count(Sample sample) {
        if (sample.outcome() instanceof Outcome.Measured measured) {
            see(measured.observed().certificateExpiry());
        }
        if (!sample.scheduled()) {
            return;
        }
        switch (sample.outcome()) {
            case Outcome.Unknown _ -> unknown++;
            case Outcome.Up _ -> up++;
            case Outcome.Degraded poor -> degraded[poor.reason().ordinal()]++;
            case Outcome.Down failure -> down[failure.reason().ordinal()]++;
        }
        if (keepsLatency && sample.outcome() instanceof Outcome.Answered answered) {
            latency.record(sample.due(), answered.phases().total());
        }
    }

    private void see(@Nullable Instant expiry) {
        if (expiry != null) {
            certificateExpiry = expiry;
        }
    }

    TargetSnapshot snapshot(Instant now) {
        Sample sample = last;
        Last found = sample == null ? null : new Last(sample.due(), sample.lateness(), sample.outcome());
        latency.rollTo(now);
        return new TargetSnapshot(
                target, health.health(), health.since(), found, summary.of(latency, now), certificateExpiry, results());
    }

    private Results results() {
        return new Results(up, unknown, byReason(degraded), byReason(down));
    }

    private static Map<Reason, Long> byReason(long[] counts) {
        var failures = new EnumMap<Reason, Long>(Reason.class);
        for (Reason reason : Reason.values()) {
            if (counts[reason.ordinal()] > 0) {
                failures.put(reason, counts[reason.ordinal()]);
            }
        }
        return failures;
    }
}
