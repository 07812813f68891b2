package io.vedette.web.metrics;

import io.vedette.monitor.Health;
import io.vedette.monitor.ServiceSnapshot;
import io.vedette.monitor.ServiceSnapshot.Burn;
import io.vedette.monitor.ServiceSnapshot.SloSnapshot;
import java.time.Duration;
import java.util.List;

/** What is known of each service and its objectives. */
final class ServiceChapters {
    private static final Family UP = Family.gauge(
            "vedette_service_up",
            "Whether the service is up: 1, or 0 when one endpoint is down, or as many as its down_when says. One that was not measured has no value.");
    private static final Family DURATIONS = Family.histogram(
            "vedette_probe_duration_seconds",
            "How long scheduled probes took, by phase: dns, connect, tls, wait, transfer, and total; a phase that never happened is absent.");
    private static final Family BUDGET = Family.gauge(
            "vedette_slo_error_budget_remaining_ratio",
            "ratio",
            "Error budget left: 1 untouched, 0 spent, negative overspent.");
    private static final Family EXHAUSTION = Family.gauge(
            "vedette_slo_error_budget_exhaustion_seconds",
            "seconds",
            "When the error budget will be spent if it goes on as in the last hour; 0 when it is, absent when it will not be.");
    private static final Family BURN = Family.gauge(
            "vedette_slo_burn_rate",
            "How fast the error budget goes: 1 spends it exactly over the objective's window.");
    private static final Family COVERAGE = Family.gauge(
            "vedette_slo_coverage_ratio", "ratio", "Measured share of what was due in a burn rate's window.");
    private static final Family SAMPLES = Family.gauge(
            "vedette_slo_samples",
            "Samples in the objective's window that were good, bad, or invalid because they were not measured.");

    private ServiceChapters() {}

    static List<Chapter> all() {
        var lengths = new Lengths();
        return List.of(
                ServiceChapters::up,
                ServiceChapters::durations,
                each(ServiceChapters::budget),
                each(ServiceChapters::exhaustion),
                each((service, slo, to) -> burn(service, slo, lengths, to)),
                each((service, slo, to) -> coverage(service, slo, lengths, to)),
                each(ServiceChapters::samples));
    }

    /** What is said of one objective. */
    @FunctionalInterface
    private interface OfObjective {
        void add(String service, SloSnapshot slo, Sheet to);
    }

    private static Chapter each(OfObjective said) {
        return (service, to) -> {
            for (SloSnapshot slo : service.slos()) {
                said.add(service.service().name(), slo, to);
            }
        };
    }

    private static void up(ServiceSnapshot service, Sheet to) {
        if (service.health() != Health.UNKNOWN) {
            to.add(
                    UP,
                    service.health() == Health.DOWN ? 0 : 1,
                    "service",
                    service.service().name());
        }
    }

    private static void durations(ServiceSnapshot service, Sheet to) {
        String name = service.service().name();
        Phases.inOrder(service.phases(), (phase, buckets) -> {
            if (buckets.count() > 0) {
                to.add(DURATIONS, buckets, "phase", phase, "service", name);
            }
        });
    }

    private static void budget(String service, SloSnapshot slo, Sheet to) {
        to.add(BUDGET, slo.budgetRemaining(), "service", service, "slo", slo.name());
    }

    private static void exhaustion(String service, SloSnapshot slo, Sheet to) {
        Duration left = slo.exhaustion();
        if (left != null) {
            to.add(EXHAUSTION, left.toSeconds(), "service", service, "slo", slo.name());
        }
    }

    private static void burn(String service, SloSnapshot slo, Lengths lengths, Sheet to) {
        for (Burn window : slo.burns()) {
            Double rate = window.rate();
            if (rate != null) {
                to.add(BURN, rate, "service", service, "slo", slo.name(), "window", lengths.shortest(window.window()));
            }
        }
    }

    private static void coverage(String service, SloSnapshot slo, Lengths lengths, Sheet to) {
        for (Burn window : slo.burns()) {
            String length = lengths.shortest(window.window());
            to.add(COVERAGE, window.coverage(), "service", service, "slo", slo.name(), "window", length);
        }
    }

    private static void samples(String service, SloSnapshot slo, Sheet to) {
        to.add(SAMPLES, slo.good(), "result", "good", "service", service, "slo", slo.name());
        to.add(SAMPLES, slo.bad(), "result", "bad", "service", service, "slo", slo.name());
        to.add(SAMPLES, slo.invalid(), "result", "invalid", "service", service, "slo", slo.name());
    }

    /** The same durations over all services, for a fleet of which each would be too much. */
    static final class OfTheFleet implements Chapter {
        private final Phases sums = new Phases();

        @Override
        public void add(ServiceSnapshot service, Sheet to) {
            sums.add(service.phases());
        }

        @Override
        public void end(Sheet to) {
            Phases.inOrder(sums.sums(), (phase, buckets) -> to.add(DURATIONS, buckets, "phase", phase));
        }
    }
}
