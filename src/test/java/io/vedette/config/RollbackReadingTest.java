package io.vedette.config;

import static io.vedette.config.Texts.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.rollback.RollbackSpec;
import io.vedette.rollback.Terms;
import io.vedette.secret.Secret;
import io.vedette.slo.BudgetPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RollbackReadingTest {
    private static final String KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final FakeEnvironment SHOP = new FakeEnvironment()
            .variable("SMTP_PASSWORD", "smtp-pass")
            .file("slack_webhook", "https://hooks.slack.example/T0/B0/x\n")
            .file("github_token", "ghp_token\n");

    @Test
    void whoConfiguresARollbackAndNoModeIsToldThatItIsOnlyObserved() {
        Reading reading = Texts.read(Texts.resource("shop-as-announced.yml"), SHOP);

        assertThat(Texts.lines(reading.problems()))
                .contains(
                        "warning: services[0].deployments.on_regression: is never requested, for mode is not set and a new service observes");
    }

    @Test
    void interlocksOfAllServicesHaveDefaultsAndFreezes() {
        Configuration configuration = accepted("""
                interlocks:
                  limit: 2 per 1h
                  freeze: [{ from: "2026-12-20T00:00:00Z", until: "2027-01-02T01:00:00+01:00", reason: year end }]
                """, new FakeEnvironment());

        assertThat(configuration.interlocks())
                .isEqualTo(new Terms(
                        new RollbackSpec.Limit(2, Duration.ofHours(1)),
                        Duration.ofMinutes(30),
                        List.of(new Terms.Freeze(
                                Instant.parse("2026-12-20T00:00:00Z"),
                                Instant.parse("2027-01-02T00:00:00Z"),
                                "year end")),
                        Terms.DEFAULT.budget()));
    }

    @Test
    void theBudgetsInterlockIsReadAsSharesOrNever() {
        Configuration configuration =
                accepted("interlocks: { budget: { approval_below: never, freeze_at: never } }", new FakeEnvironment());
        Configuration strict = accepted("interlocks: { budget: { freeze_at: 0% } }", new FakeEnvironment());

        assertThat(configuration.interlocks().budget().on(-5)).isEqualTo(BudgetPolicy.Advice.FREE);
        assertThat(strict.interlocks().budget()).isEqualTo(new BudgetPolicy(0.25, 0));
    }

    @Test
    void aBudgetThatFreezesBeforeAPersonIsAskedIsMetAtTheDoor() {
        Reading reading =
                Texts.read("interlocks: { budget: { approval_below: 10%, freeze_at: 20% } }", new FakeEnvironment());

        assertThat(Texts.lines(reading.problems()))
                .contains("interlocks.budget.freeze_at: is more than approval_below");
    }

    @Test
    void aFreezeThatEndsBeforeItBeginsIsMetAtTheDoor() {
        Reading reading = Texts.read(
                "interlocks: { freeze: [{ from: \"2026-12-20T00:00:00Z\", until: \"2026-12-19T00:00:00Z\" }] }",
                new FakeEnvironment());

        assertThat(Texts.lines(reading.problems()))
                .contains("interlocks.freeze[0].until: 2026-12-19T00:00:00Z is not after from");
    }

    @Test
    void aModeThatRequestsNeedsSomethingToRequest() {
        Reading reading = Texts.read(
                "services: [{ name: a, endpoints: [{ url: \"http://a\" }], deployments: { mode: approve } }]",
                new FakeEnvironment());

        assertThat(Texts.lines(reading.problems()))
                .contains("services[0].deployments.mode: approve has nothing to request");
    }

    @Test
    void aRollbackMayBeASignedWebhookThatWaitsForApproval() {
        Configuration configuration = accepted(
                "rollbacks: [{ name: r, webhook: { url: \"https://d.example.org\", secret: \"${KEY}\" }, approval: required }]",
                new FakeEnvironment().variable("KEY", KEY));

        assertThat(configuration.rollbacks())
                .containsExactly(new RollbackSpec(
                        "r",
                        new RollbackSpec.SignedWebhook(new Secret("https://d.example.org"), new Secret(KEY)),
                        true,
                        RollbackSpec.DEFAULT_COOLDOWN,
                        new RollbackSpec.Limit(3, Duration.ofHours(24))));
    }
}
