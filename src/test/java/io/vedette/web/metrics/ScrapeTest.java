package io.vedette.web.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vedette.alert.Held;
import io.vedette.web.FakeDaemon;
import io.vedette.web.ServerSpec.MetricsPer;
import io.vedette.web.Snapshots;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ScrapeTest {
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
    void aServiceIsUpDownOrUnknown() {
        daemon.with(Snapshots.up("billing"), Snapshots.down("checkout"), Snapshots.unmeasured("new"));
        Exposition text = scraped();

        assertThat(text.value("vedette_service_up{service=\"billing\"}")).isEqualTo(1);
        assertThat(text.value("vedette_service_up{service=\"checkout\"}")).isZero();
        assertThat(text.samples.keySet().stream().filter(name -> name.startsWith("vedette_service_up")))
                .hasSize(2);
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
    void anAlertThatIsHeldStillFiresAndIsCountedWithTheReason() {
        var service = Snapshots.down("checkout");
        daemon.with(service);
        daemon.held.put(
                service.alerts().getFirst().episode(),
                new Held.Silenced("s-1", "ada", "moves the database", Snapshots.NOW));

        assertThat(scraped().samples)
                .containsEntry("vedette_alerts_held{reason=\"silenced\",severity=\"critical\"}", 1.0)
                .containsEntry("vedette_alerts_held{reason=\"muted\",severity=\"critical\"}", 0.0)
                .containsEntry("vedette_alerts{severity=\"critical\",state=\"firing\"}", 1.0)
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
                        "vedette_alerts_held",
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

    @Test
    void aPhaseThatNeverHappenedHasNoSeries() {
        daemon.with(Snapshots.unmeasured("new"));

        assertThat(scraped().types).doesNotContainKey("vedette_probe_duration_seconds");
    }

    @Test
    void perServiceEndpointsAreSummedUp() {
        daemon.with(Snapshots.down("checkout"));
        Exposition text = scraped(MetricsPer.SERVICE);

        assertThat(text.faults).isEmpty();
        assertThat(text.samples.keySet()).noneMatch(series -> series.contains("endpoint=\""));
        assertThat(text.samples)
                .containsEntry(
                        "vedette_probe_results_total{reason=\"status\",result=\"down\",service=\"checkout\"}", 14.0)
                .containsEntry("vedette_service_endpoints{service=\"checkout\",state=\"down\"}", 1.0);
    }

    @Test
    void aFleetIsAFewSeriesHoweverLargeItIs() {
        daemon.with(Snapshots.up("billing"), Snapshots.up("search"), Snapshots.down("checkout"));
        Exposition text = scraped(MetricsPer.FLEET);

        assertThat(text.faults).isEmpty();
        assertThat(text.samples.keySet()).noneMatch(series -> series.contains("service=\""));
        assertThat(text.value("vedette_services{state=\"up\"}")).isEqualTo(2);
        assertThat(text.value("vedette_probe_results_total{reason=\"status\",result=\"down\"}"))
                .isEqualTo(42);
        assertThat(text.value("vedette_probe_duration_seconds_count{phase=\"tls\"}"))
                .isEqualTo(3 * 717);
    }

    @Test
    void aLargeFleetIsNotToldByTheEndpointUnlessSomebodyWantsIt() {
        IntStream.range(0, 50).forEach(i -> daemon.with(Snapshots.up("service-" + i, 50)));

        assertThat(scraped(MetricsPer.AUTO).types)
                .containsKey("vedette_service_endpoints")
                .doesNotContainKey("vedette_endpoint_up");
        assertThat(scraped(MetricsPer.ENDPOINT).types).containsKey("vedette_endpoint_up");
    }

    @Test
    void openMetricsNamesItsUnitsAndSaysWhereItEnds() {
        daemon.with(Snapshots.up("billing"));
        String text = text(Format.OPEN_METRICS, MetricsPer.AUTO);

        assertThat(text)
                .contains("# TYPE vedette_probe_results counter\n", "# UNIT vedette_probe_duration_seconds seconds\n")
                .contains("# TYPE vedette_build info\n", "vedette_build_info{version=\"1.2.3\"} 1\n")
                .endsWith("# EOF\n");
    }

    @Test
    void aScrapeComesInPiecesOfBoundedSize() {
        IntStream.range(0, 1_000).forEach(i -> daemon.with(Snapshots.up("service-" + i)));
        var scrape = scrape(Format.TEXT, MetricsPer.ENDPOINT);

        assertThat(scrape.next()).hasSizeBetween(1 << 18, (1 << 18) + (1 << 16));
    }

    private Exposition scraped() {
        return scraped(MetricsPer.ENDPOINT);
    }

    private Exposition scraped(MetricsPer per) {
        return Exposition.parse(text(Format.TEXT, per));
    }

    private String text(Format format, MetricsPer per) {
        var text = new ByteArrayOutputStream();
        var scrape = scrape(format, per);
        for (byte[] piece = scrape.next(); piece.length > 0; piece = scrape.next()) {
            text.writeBytes(piece);
        }
        return text.toString(UTF_8);
    }

    private Scrape scrape(Format format, MetricsPer per) {
        return new Scrape(
                format,
                per,
                new Sources(
                        daemon, new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), "1.2.3", () -> Snapshots.NOW));
    }
}
