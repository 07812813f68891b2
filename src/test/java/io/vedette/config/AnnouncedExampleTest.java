package io.vedette.config;

import static io.vedette.config.Texts.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.deployment.Mode;
import io.vedette.deployment.WatchPlan;
import io.vedette.monitor.ServicePlan;
import io.vedette.notify.email.EmailSpec;
import io.vedette.notify.email.SmtpSpec;
import io.vedette.notify.slack.SlackSpec;
import io.vedette.probe.http.Ask;
import io.vedette.probe.http.Expectation;
import io.vedette.probe.http.Expectation.StatusRange;
import io.vedette.probe.http.HttpSpec;
import io.vedette.probe.http.Limits;
import io.vedette.probe.http.Way;
import io.vedette.probe.run.CertificateOver;
import io.vedette.probe.run.LatencyUnder;
import io.vedette.probe.tcp.TcpSpec;
import io.vedette.rollback.RollbackSpec;
import io.vedette.secret.Secret;
import io.vedette.slo.Indicator;
import io.vedette.slo.Ratio;
import io.vedette.slo.Slo;
import io.vedette.target.Labels;
import io.vedette.target.Target;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The shop that users were shown before there was a program: it loads as it stands. */
final class AnnouncedExampleTest {
    private static final FakeEnvironment SHOP = new FakeEnvironment()
            .variable("SMTP_PASSWORD", "smtp-pass")
            .file("slack_webhook", "https://hooks.slack.example/T0/B0/x\n")
            .file("github_token", "ghp_token\n");

    @Test
    void theAnnouncedExampleLoadsAsItStands() {
        Configuration shop = accepted(Texts.resource("shop-as-announced.yml"), SHOP);

        ServicePlan checkout = service(shop);
        assertThat(checkout.service().labels())
                .isEqualTo(new Labels(Map.of("environment", "production", "team", "payments", "tenant", "acme")));
        assertThat(checkout.service().dependsOn()).containsExactly("payments-db");
        assertThat(checkout.service().runbook()).isEqualTo(URI.create("https://wiki.example.org/checkout"));
        assertThat(checkout.slos())
                .containsExactly(
                        new Slo(
                                "availability",
                                new Indicator.Availability(),
                                new Ratio(999, 1000),
                                Duration.ofDays(30)),
                        new Slo(
                                "fast",
                                new Indicator.Latency(Duration.ofMillis(500)),
                                new Ratio(95, 100),
                                Duration.ofDays(30)));
        assertThat(checkout.service().targets())
                .extracting(Target::spec)
                .containsExactly(
                        new HttpSpec(
                                URI.create("https://checkout.example.org/health"),
                                Ask.GET,
                                Way.USUAL,
                                List.of(
                                        new Expectation.StatusIn(List.of(new StatusRange(200, 200))),
                                        new Expectation.JsonEquals("/status", "UP"),
                                        new CertificateOver(Duration.ofDays(14)),
                                        new LatencyUnder(Duration.ofSeconds(2))),
                                new HttpSpec.VersionSource.Header("X-Version"),
                                Limits.USUAL),
                        TcpSpec.handshake(URI.create("tcp://checkout.example.org:5432")));
        assertThat(checkout.deployments())
                .isEqualTo(new WatchPlan(
                        Duration.ofMinutes(15), Duration.ofMinutes(10), "github-rollback", Mode.OBSERVE, true));
    }

    @Test
    void theAnnouncedExampleTellsAndTakesBack() {
        Configuration shop = accepted(Texts.resource("shop-as-announced.yml"), SHOP);

        assertThat(shop.receivers().getFirst().integrations())
                .containsExactly(
                        new SlackSpec(new Secret("https://hooks.slack.example/T0/B0/x")),
                        new EmailSpec(
                                List.of("oncall@example.org"),
                                "vedette@example.org",
                                new SmtpSpec(
                                        "smtp.example.org",
                                        587,
                                        SmtpSpec.Encryption.STARTTLS_REQUIRED,
                                        "u",
                                        new Secret("smtp-pass"),
                                        null)));
        assertThat(shop.rollbacks())
                .containsExactly(new RollbackSpec(
                        "github-rollback",
                        new RollbackSpec.GithubWorkflow(
                                "acme/checkout",
                                "rollback.yml",
                                "main",
                                new Secret("ghp_token"),
                                Map.of("version", "{{ deployment.previous_version }}")),
                        false,
                        Duration.ofMinutes(30),
                        new RollbackSpec.Limit(2, Duration.ofHours(24))));
    }

    @Test
    void whatThisVersionDoesNotDoYetIsAcceptedWithAWarning() {
        Reading reading = Texts.read(Texts.resource("shop-as-announced.yml"), SHOP);

        assertThat(reading).isInstanceOf(Reading.Read.class);
        assertThat(Texts.lines(reading.problems()))
                .doesNotContain("has no effect yet")
                .contains("warning: services[0].depends_on[0]: there is no service \"payments-db\"");
    }

    private static ServicePlan service(Configuration configuration) {
        return configuration.services().getFirst();
    }
}
