package io.vedette.config;

import static io.vedette.config.Texts.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Matcher;
import io.vedette.alert.Route;
import io.vedette.notify.webhook.WebhookSpec;
import io.vedette.secret.Secret;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RouteReadingTest {
    private static final FakeEnvironment SHOP = new FakeEnvironment()
            .variable("SMTP_PASSWORD", "smtp-pass")
            .file("slack_webhook", "https://hooks.slack.example/T0/B0/x\n")
            .file("github_token", "ghp_token\n");

    @Test
    void aRouteInheritsWhatItLeavesOut() {
        Route top = accepted(Texts.resource("shop-as-announced.yml"), SHOP).route();

        assertThat(top.groupWait()).isEqualTo(Duration.ofSeconds(30));
        assertThat(top.groupInterval()).isEqualTo(Duration.ofMinutes(5));
        assertThat(top.repeatInterval()).isEqualTo(Duration.ofHours(4));
        assertThat(top.routes().getFirst())
                .isEqualTo(new Route(
                        "oncall",
                        List.of(new Matcher("severity", "critical")),
                        List.of("service"),
                        Duration.ZERO,
                        Duration.ofMinutes(5),
                        Duration.ofHours(1),
                        List.of()));
    }

    @Test
    void aSingleReceiverWithoutRoutesIsToldOfEverything() {
        Configuration configuration = accepted("""
                services: [{ name: a, endpoints: [{ url: "http://a" }] }]
                receivers: [{ name: hook, webhook: { url: "https://hooks.example.org/x" } }]
                """);

        assertThat(configuration.route().receiver()).isEqualTo("hook");
        assertThat(configuration.receivers().getFirst().integrations())
                .containsExactly(new WebhookSpec(new Secret("https://hooks.example.org/x"), null));
    }

    @Test
    void withoutReceiversAlertsGoToNobody() {
        Configuration configuration = accepted("services: [{ name: a, endpoints: [{ url: \"http://a\" }] }]");

        assertThat(configuration.route().receiver()).isEqualTo("nobody");
        assertThat(configuration.receivers()).singleElement().satisfies(nobody -> assertThat(nobody.integrations())
                .isEmpty());
    }
}
