package io.vedette.config;

import static io.vedette.config.Texts.problems;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Severity;
import io.vedette.monitor.AlertPlan;
import io.vedette.monitor.CertificateAges;
import io.vedette.monitor.DownWhen;
import io.vedette.slo.Ratio;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SideAlertReadingTest {
    private static String text(String defaults, String service) {
        return "defaults: { " + defaults + " }\nservices: [{ name: checkout, " + service
                + " endpoints: [{ url: \"https://a.example.org\" }] }]\n";
    }

    private static AlertPlan read(String defaults, String service) {
        return Texts.accepted(text(defaults, service)).services().getFirst().alerts();
    }

    @Test
    void certificatesAreLookedAtAndUsualHoursAreNot() {
        assertThat(read("", "").certificates()).isEqualTo(CertificateAges.DEFAULT);
        assertThat(read("", "").latencyAnomaly()).isNull();
    }

    @Test
    void aServiceSaysItsOwnInPlaceOfWhatHoldsForAll() {
        AlertPlan plan = read(
                "certificate_warning: 30d, latency_anomaly: warning, no_data: info",
                "certificate_critical: 7d, latency_anomaly: off, no_data: critical,");

        assertThat(plan.certificates()).isEqualTo(new CertificateAges(Duration.ofDays(30), Duration.ofDays(7)));
        assertThat(plan.latencyAnomaly()).isNull();
        assertThat(plan.noData()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void oneEndpointIsEnoughUnlessTheServiceOrTheDefaultsAskForMore() {
        assertThat(read("", "").downWhen()).isEqualTo(new DownWhen.Count(1));
        assertThat(read("down_when: 12.5%", "").downWhen()).isEqualTo(new DownWhen.Share(new Ratio(1, 8)));
        assertThat(read("down_when: 12.5%", "down_when: 3,").downWhen()).isEqualTo(new DownWhen.Count(3));
    }

    @Test
    void whatIsNeitherANumberNorAShareOfEndpointsIsRefused() {
        for (String wrong : List.of("0", "0%", "101%", "some", "-1", "1.5", "03")) {
            assertThat(problems(text("down_when: " + wrong, "")))
                    .as(wrong)
                    .singleElement()
                    .asString()
                    .contains("defaults.down_when")
                    .contains("expected");
        }
    }

    @Test
    void offIsNoAlert() {
        assertThat(read("certificate_warning: off", "certificate_critical: off,")
                        .certificates())
                .isEqualTo(CertificateAges.OFF);
    }

    @Test
    void whatIsCriticalIsNearerToTheEndThanWhatIsAWarning() {
        assertThat(problems(text("certificate_warning: 7d, certificate_critical: 7d", "")))
                .singleElement()
                .asString()
                .contains("defaults.certificate_critical")
                .contains("expected less than 7d");
    }
}
