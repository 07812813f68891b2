package io.vedette.engine;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vedette.deployment.Deployment;
import io.vedette.deployment.Watch;
import java.time.Duration;
import java.time.Instant;

/** How long it took, from a deployment that regressed until it was over: in {@code vedette_regression_seconds}, by phase. */
record Delays(MeterRegistry meters) {
    void of(Watch watch) {
        Deployment deployment = watch.deployment();
        Instant judged = watch.judgedAt();
        Instant taken = watch.aftermath().takenBackAt();
        Instant recovered = watch.recoveredAt();
        if (judged == null || recovered == null) {
            return;
        }
        record(deployment, "detect", deployment.at(), judged);
        if (taken != null) {
            record(deployment, "act", judged, taken);
        }
        record(deployment, "recover", taken == null ? judged : taken, recovered);
    }

    private void record(Deployment deployment, String phase, Instant from, Instant until) {
        Timer.builder("vedette.regression")
                .description(
                        "Time from a deployment that regressed to its verdict, to the accepted rollback, to the recovery")
                .tag("service", deployment.service())
                .tag("phase", phase)
                .register(meters)
                .record(Duration.between(from, until));
    }
}
