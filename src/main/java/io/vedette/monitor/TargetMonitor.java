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
import org.jspecify.annotations.Nullable;

/** One target's health, latency, last result and result counts; belongs to the event loop of its service. */
final class TargetMonitor {
    private static final Duration SUMMARY_AGE = Duration.ofSeconds(10);

    private final Target target;
    private final DownRule rule;
    private final LatencyWindow latency;
    private final long[] down = new long[Reason.values().length];
    private final Summary summary = new Summary(SUMMARY_AGE);
    private long up;
    private long unknown;
    private HealthState health;
    private @Nullable Sample last;
    private @Nullable Instant certificateExpiry;
    private @Nullable Alert alert;

    TargetMonitor(Target target, DownRule rule, Instant now) {
        this.target = target;
        this.rule = rule;
        this.latency = new LatencyWindow(Duration.ofHours(1).dividedBy(target.interval()));
        this.health = new HealthState.New(now);
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

    /** Takes over what an earlier monitor of the same target knew. */
    void inherit(TargetMonitor earlier) {
        health = earlier.health;
        alert = earlier.alert;
        certificateExpiry = earlier.certificateExpiry;
    }

    /** Counts a sample and answers whether the health changed its kind. */
    boolean accept(Sample sample, Instant now) {
        last = sample;
        count(sample);
        Health before = health.health();
        health = rule.step(health, sample.outcome(), now);
        return before != health.health();
    }

    private void count(Sample sample) {
        switch (sample.outcome()) {
            case Outcome.Unknown _ -> unknown++;
            case Outcome.Down failure -> {
                down[failure.reason().ordinal()]++;
                see(failure.observed().certificateExpiry());
            }
            case Outcome.Up success -> {
                up++;
                see(success.observed().certificateExpiry());
                if (sample.scheduled()) {
                    latency.record(sample.due(), success.phases().total());
                }
            }
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
        var failures = new EnumMap<Reason, Long>(Reason.class);
        for (Reason reason : Reason.values()) {
            if (down[reason.ordinal()] > 0) {
                failures.put(reason, down[reason.ordinal()]);
            }
        }
        return new Results(up, unknown, failures);
    }
}
