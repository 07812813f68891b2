package io.vedette.report;

import static io.vedette.fakes.Alerts.down;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Severity;
import io.vedette.report.Figures.Count;
import io.vedette.report.Figures.Hour;
import io.vedette.web.Snapshots;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a report says of a week. */
final class ReportTest {
    private static final Instant TO = Instant.parse("2026-11-23T07:00:00Z");
    private static final Instant FROM = TO.minus(Duration.ofDays(7));
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NIGHT = Instant.parse("2026-11-18T23:00:00Z");

    private static Report quiet() {
        return new Report(FROM, TO, BERLIN, List.of(), Figures.NONE, List.of());
    }

    @Test
    void aWeekWithoutAnythingSaysSo() {
        assertThat(quiet().title())
                .isEqualTo("Report of 16 November to 23 November 2026: every objective kept, 0 alerts");
        assertThat(quiet().text()).isEqualTo("Nothing was measured.");
    }

    @Test
    void itHasObjectivesTheWorstFirst() {
        var report = new Report(FROM, TO, BERLIN, List.of(Snapshots.up("checkout")), Figures.NONE, List.of());

        assertThat(report.text()).startsWith("Objectives, least budget first:\n• checkout ");
        assertThat(report.text()).contains("of its error budget left");
    }

    @Test
    void itHasAvailabilityAndTheWorstHoursInLocalTime() {
        var figures = new Figures(
                Map.of("checkout", new Count(9_990, 10), "cart", new Count(500, 0)),
                List.of(new Hour("checkout", NIGHT, new Count(350, 10))));

        assertThat(new Report(FROM, TO, BERLIN, List.of(), figures, List.of()).text())
                .isEqualTo("""
                        Availability, worst first:
                        • checkout 99.900 %, 10 of 10000 probes failed
                        • cart 100.000 %, 0 of 500 probes failed
                        Worst hours:
                        • checkout from Thu 19 Nov 00:00: 2.8 % of 360 probes failed""");
    }

    @Test
    void nothingIsWhollyAvailableBesideAFailedProbe() {
        var figures = new Figures(
                Map.of("checkout", new Count(999_999, 1), "cart", new Count(999, 1), "blog", new Count(0, 7)),
                List.of());

        assertThat(new Report(FROM, TO, BERLIN, List.of(), figures, List.of()).text())
                .contains("checkout 99.999 %, 1 of 1000000", "cart 99.900 %, 1 of 1000", "blog 0.000 %, 7 of 7");
    }

    @Test
    void itHasDeploymentsOfThatTimeOnly() {
        var service = Snapshots.down("checkout");
        var report = new Report(FROM, TO, BERLIN, List.of(service), Figures.NONE, List.of());

        boolean any = service.watches().stream()
                .anyMatch(watch -> watch.deployment().at().isAfter(FROM));
        assertThat(report.text().contains("Deployments:")).isEqualTo(any);
        assertThat(new Report(TO, TO.plusSeconds(1), BERLIN, List.of(service), Figures.NONE, List.of()).text())
                .doesNotContain("Deployments:");
    }

    @Test
    void itHasAlertsTheWorstFirstAndCountsTheRest() {
        var warning = down("cart", Severity.WARNING, NIGHT).resolvedAt(NIGHT.plusSeconds(30), "up");
        var critical = down("checkout", Severity.CRITICAL, NIGHT);
        var report = new Report(FROM, TO, BERLIN, List.of(), Figures.NONE, List.of(warning, critical));

        assertThat(report.text()).isEqualTo("""
                        Alerts, worst first:
                        • critical: checkout is down, Thu 19 Nov 00:00, still fires
                        • warning: cart is down, Thu 19 Nov 00:00, 30 s""");
        var many = IntStream.range(0, 14).mapToObj(i -> down("s" + i, NIGHT)).toList();
        assertThat(new Report(FROM, TO, BERLIN, List.of(), Figures.NONE, many).text())
                .endsWith("\n• and 4 more");
    }
}
