package io.vedette.web.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vedette.alert.Held;
import io.vedette.web.FakeDaemon;
import io.vedette.web.Snapshots;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FleetCollectorTest {
    private final FakeDaemon daemon = new FakeDaemon();

    @Test
    void theTextKeepsEveryRuleOfItsFormat() {
        daemon.with(Snapshots.up("billing"), Snapshots.down("checkout"), Snapshots.unmeasured("new"));

        assertThat(scraped().faults).isEmpty();
    }

    @Test
    void namesSayTheirUnitAndCountersEndInTotal() {
        daemon.with(Snapshots.down("checkout"));

        scraped().types.forEach((name, type) -> {
            assertThat(name).matches("vedette_[a-z_]+").doesNotEndWith("_ms").doesNotEndWith("_milliseconds");
            assertThat(name.endsWith("_total")).as(name).isEqualTo(type.equals("counter"));
            assertThat(name.endsWith("_seconds"))
                    .as(name)
                    .isEqualTo(name.matches(".*(duration|lateness|lag|timestamp|exhaustion)_seconds"));
        });
    }

    @Test
    void aFleetWithoutServicesIsStillReadable() {
        Exposition empty = scraped();

        assertThat(empty.faults).isEmpty();
        assertThat(empty.value("vedette_services{state=\"up\"}")).isZero();
        assertThat(empty.value("vedette_build_info{version=\"1.2.3\"}")).isEqualTo(1);
        assertThat(empty.types).doesNotContainKey("vedette_endpoint_up");
    }

    @Test
    void bucketsAreCumulativeAndEndAtTheCount() {
        daemon.with(Snapshots.up("billing"));
        Exposition text = scraped();
        String labels = "{phase=\"tls\",service=\"billing\"";

        assertThat(text.value("vedette_probe_duration_seconds_bucket" + labels + ",le=\"5.0E-4\"}"))
                .isEqualTo(5);
        assertThat(text.value("vedette_probe_duration_seconds_bucket" + labels + ",le=\"0.025\"}"))
                .isEqualTo(605);
        assertThat(text.value("vedette_probe_duration_seconds_bucket" + labels + ",le=\"10.0\"}"))
                .isEqualTo(715);
        assertThat(text.value("vedette_probe_duration_seconds_bucket" + labels + ",le=\"+Inf\"}"))
                .isEqualTo(717);
        assertThat(text.value("vedette_probe_duration_seconds_count" + labels + "}"))
                .isEqualTo(717);
        assertThat(text.value("vedette_probe_duration_seconds_sum" + labels + "}"))
                .isEqualTo(35.5);
    }

    @Test
    void anEndpointThatWasNotMeasuredIsNeitherUpNorDown() {
        daemon.with(Snapshots.unmeasured("new"), Snapshots.down("checkout"));

        assertThat(scraped().samples)
                .containsEntry("vedette_endpoint_up{endpoint=\"node-0\",service=\"checkout\"}", 1.0)
                .containsEntry("vedette_endpoint_up{endpoint=\"node-1\",service=\"checkout\"}", 0.0)
                .doesNotContainKey("vedette_endpoint_up{endpoint=\"node-0\",service=\"new\"}");
    }

    @Test
    void resultsAreCountedByReason() {
        daemon.with(Snapshots.down("checkout"));

        assertThat(scraped().samples)
                .containsEntry(
                        "vedette_probe_results_total{endpoint=\"node-1\",reason=\"status\",result=\"down\",service=\"checkout\"}",
                        7.0)
                .containsEntry(
                        "vedette_probe_results_total{endpoint=\"node-1\",reason=\"\",result=\"up\",service=\"checkout\"}",
                        1_000.0);
    }

    @Test
    void anUnmeasuredWindowHasCoverageAndNoBurnRate() {
        daemon.with(Snapshots.up("billing"));

        assertThat(scraped().samples)
                .containsEntry("vedette_slo_coverage_ratio{service=\"billing\",slo=\"fast\",window=\"3d\"}", 0.0)
                .containsEntry("vedette_slo_burn_rate{service=\"billing\",slo=\"fast\",window=\"5m\"}", 15.25)
                .containsEntry("vedette_slo_burn_rate{service=\"billing\",slo=\"fast\",window=\"6h\"}", 1.0)
                .doesNotContainKey("vedette_slo_burn_rate{service=\"billing\",slo=\"fast\",window=\"3d\"}");
    }

    @Test
    void everySeverityHasItsCountAlsoWhenNothingFires() {
        daemon.with(Snapshots.down("checkout"));

        assertThat(scraped().samples)
                .containsEntry("vedette_alerts{severity=\"critical\",state=\"firing\"}", 1.0)
                .containsEntry("vedette_alerts{severity=\"info\",state=\"firing\"}", 0.0);
    }

    @Test
    void anAlertThatIsHeldIsCountedAsThatAndNotAsFiring() {
        var service = Snapshots.down("checkout");
        daemon.with(service);
        daemon.held.put(
                service.alerts().getFirst().episode(),
                new Held.Silenced("s-1", "ada", "moves the database", Snapshots.NOW));

        assertThat(scraped().samples)
                .containsEntry("vedette_alerts{severity=\"critical\",state=\"silenced\"}", 1.0)
                .containsEntry("vedette_alerts{severity=\"critical\",state=\"firing\"}", 0.0)
                .containsEntry("vedette_silences{state=\"active\"}", 0.0);
    }

    @Test
    void everyMetricThatIsPromisedIsThere() {
        daemon.with(Snapshots.down("checkout"));

        assertThat(scraped().types.keySet())
                .containsAll(List.of(
                        "vedette_probe_duration_seconds",
                        "vedette_probe_results_total",
                        "vedette_endpoint_up",
                        "vedette_slo_error_budget_remaining_ratio",
                        "vedette_slo_burn_rate",
                        "vedette_slo_error_budget_exhaustion_seconds",
                        "vedette_alerts",
                        "vedette_certificate_expiry_timestamp_seconds",
                        "vedette_schedule_lateness_seconds",
                        "vedette_probes_skipped_total",
                        "vedette_event_loop_lag_seconds",
                        "vedette_config_last_reload_successful",
                        "vedette_outbox_depth",
                        "vedette_build_info"));
    }

    @Test
    void namesWithQuotesAndLineFeedsStayOneLabel() {
        daemon.with(Snapshots.up("a \"b\"\n{c=\"d\"} \\"));

        assertThat(scraped().faults).isEmpty();
    }

    @Test
    void thousandsOfEndpointsAreWhole() {
        IntStream.range(0, 100).forEach(i -> daemon.with(Snapshots.up("service-" + i, 50)));

        assertThat(scraped().samples.keySet().stream().filter(name -> name.startsWith("vedette_endpoint_up{")))
                .hasSize(5_000);
    }

    private Exposition scraped() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        registry.getPrometheusRegistry().register(new FleetCollector(daemon, "1.2.3", () -> Snapshots.NOW));
        return Exposition.parse(registry.scrape());
    }
}
