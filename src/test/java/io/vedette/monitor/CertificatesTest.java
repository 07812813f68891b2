package io.vedette.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Alert;
import io.vedette.alert.Life;
import io.vedette.alert.Severity;
import io.vedette.deployment.WatchPlan;
import io.vedette.fakes.Plans;
import io.vedette.sample.Observed;
import io.vedette.sample.Outcome;
import io.vedette.sample.Phases;
import io.vedette.sample.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CertificatesTest {
    private static final Phases FAST = new Phases(Phases.NONE, 100, 100, 20_000, 0);

    private final Watched watched = new Watched(plan(CertificateAges.DEFAULT));
    private final Instant start = watched.now;

    private static ServicePlan plan(CertificateAges ages) {
        ServicePlan usual = Plans.service("checkout", 1, Duration.ofHours(1));
        return new ServicePlan(
                usual.service(),
                usual.slos(),
                WatchPlan.DEFAULT,
                new AlertPlan(Severity.WARNING, ages, null, List.of()));
    }

    private Outcome until(int days) {
        return new Outcome.Up(FAST, new Observed(200, null, start.plus(Duration.ofDays(days))));
    }

    private List<Severity> severities() {
        return watched.told().stream()
                .filter(alert -> alert.name().equals("CertificateExpires") && alert.firing())
                .map(Alert::severity)
                .toList();
    }

    @Test
    void twoWeeksBeforeItsEndItIsAWarningAndThreeDaysBeforeItIsCritical() {
        watched.found(5 * 24, until(20));
        assertThat(watched.news()).isEmpty();
        watched.found(2 * 24, until(20));
        assertThat(severities()).containsExactly(Severity.WARNING);
        watched.found(11 * 24, until(20));

        assertThat(severities()).containsExactly(Severity.WARNING, Severity.CRITICAL);
        assertThat(watched.news())
                .containsExactly("CertificateExpires fires", "CertificateExpires fires", "CertificateExpires ends");
        assertThat(watched.told().getFirst().description()).contains("valid until 2026-03-22T12:00:00Z, 13d left");
    }

    @Test
    void aRenewalIsBelievedWhenNoOldOneWasSeenForAnHour() {
        watched.found(2, until(10));
        for (int turn = 0; turn < 5; turn++) {
            watched.found(1, until(90));
            watched.found(1, until(10));
        }
        assertThat(watched.news()).containsExactly("CertificateExpires fires");
        watched.found(4, until(90));

        assertThat(watched.news()).containsExactly("CertificateExpires fires", "CertificateExpires ends");
        assertThat(watched.life("CertificateExpires")).isEqualTo(Life.OK);
    }

    @Test
    void aRestartGoesOnWithTheSameEpisode() {
        watched.found(2, until(10));
        watched.restart(Duration.ofHours(2));
        watched.found(10, until(10));

        assertThat(watched.news()).containsExactly("CertificateExpires fires");
        assertThat(watched.life("CertificateExpires")).isEqualTo(Life.FIRING);
    }

    @Test
    void anEndpointThatIsDownForItsCertificateSaysSoItself() {
        var distrusted = new Outcome.Down(
                Reason.CERTIFICATE,
                "expected a certificate valid for more than 14d, found 9d",
                FAST,
                new Observed(0, null, start.plus(Duration.ofDays(9))));
        watched.found(6, distrusted);

        assertThat(watched.news()).contains("EndpointDown fires").doesNotContain("CertificateExpires fires");
    }

    @Test
    void whereThereIsNoCertificateThereIsNoRule() {
        watched.found(3, new Outcome.Up(FAST, new Observed(200, null, null)));

        assertThat(watched.monitor.snapshot(watched.now).rules())
                .noneMatch(rule -> rule.name().equals("CertificateExpires"));
    }

    @Test
    void whatIsLeftIsSaidAnewAsItShrinksAndAfterARenewal() {
        watched.found(2, until(30));
        String first = shown();
        watched.found(24, until(30));
        String nextDay = shown();
        watched.found(2, until(60));

        assertThat(first).endsWith("29d left");
        assertThat(nextDay).endsWith("28d left");
        assertThat(shown()).endsWith("58d left");
    }

    private String shown() {
        return watched.monitor
                .snapshot(watched.now)
                .rules()
                .filter(rule -> rule.name().equals("CertificateExpires"))
                .map(RuleState::why)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void offIsOff() {
        var off = new Watched(plan(CertificateAges.OFF));
        off.found(3, until(1));

        assertThat(off.news()).isEmpty();
    }
}
