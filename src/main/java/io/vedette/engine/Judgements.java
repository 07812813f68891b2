package io.vedette.engine;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vedette.deployment.Verdict;
import java.util.Arrays;
import java.util.List;

/** What watches came to, counted in {@code vedette_deployments_total}. */
record Judgements(MeterRegistry meters) {
    private static final List<Verdict> ENDS = Arrays.stream(Verdict.values())
            .filter(verdict -> verdict != Verdict.WATCHING)
            .toList();

    /** Puts every verdict on a service at zero: a counter that begins with its first event hides that event from who looks for an increase. */
    void expect(String service) {
        ENDS.forEach(verdict -> of(service, verdict));
    }

    Counter of(String service, Verdict verdict) {
        return Counter.builder("vedette.deployments")
                .description("Deployments by what their watch came to.")
                .tag("service", service)
                .tag("verdict", verdict.label())
                .register(meters);
    }
}
