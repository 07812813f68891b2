package io.vedette.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Matcher;
import io.vedette.deployment.Mode;
import io.vedette.monitor.RemedyPlan;
import io.vedette.rollback.RollbackSpec;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RemediesReadingTest {
    private static final String SERVICE = """
            services: [{ name: db, endpoints: [{ url: "tcp://db.example.org:5432" }] }]
            """;

    @Test
    void aRemedyIsAnActionWithInterlocksAndAPlanOfEveryService() {
        Configuration configuration = Texts.accepted(Texts.read(SERVICE + """
                remedies:
                  - name: failover
                    match: { alertname: EndpointDown }
                    matchers: ['service=~"db.*"']
                    command: { run: [/bin/true] }
                    mode: automatic
                    verify: 5m
                """, new FakeEnvironment()));

        assertThat(configuration.remedies()).singleElement().satisfies(spec -> {
            assertThat(spec.name()).isEqualTo("failover");
            assertThat(spec.action()).isEqualTo(new RollbackSpec.Command(List.of("/bin/true"), Duration.ofMinutes(1)));
            assertThat(spec.cooldown()).isEqualTo(Duration.ofMinutes(30));
        });
        assertThat(configuration.services().getFirst().remedies())
                .containsExactly(new RemedyPlan(
                        "failover",
                        List.of(
                                new Matcher("alertname", "EndpointDown"),
                                new Matcher("service", Matcher.Sign.LIKE, "db.*")),
                        Mode.AUTOMATIC,
                        Duration.ofMinutes(5)));
    }

    @Test
    void oneThatEveryAlertWouldAskForIsMetAtTheDoor() {
        assertThat(problems("{ name: failover, command: { run: [/bin/true] } }"))
                .contains(
                        "remedies[0]: would be asked for by every alert — expected match or matchers that say by which");
    }

    @Test
    void oneThatCanOnlyTakeBackIsNone() {
        assertThat(problems("{ name: failover, match: { service: db }, netlify: { site: x } }"))
                .contains("remedies[0].netlify: unknown key");
    }

    @Test
    void aValueThatOnlyADeploymentHasIsMetAtTheDoor() {
        assertThat(
                        problems(
                                "{ name: f, match: { service: db }, github_workflow: { repository: a/b, workflow: w.yml, token: t, inputs: { v: \"{{ deployment.version }}\" } } }"))
                .contains("remedies[0]: speaks of deployment.version, which a remedy does not have");
    }

    @Test
    void theNameOfARollbackIsTaken() {
        Reading reading = Texts.read(SERVICE + """
                rollbacks: [{ name: x, command: { run: [/bin/true] } }]
                remedies: [{ name: x, match: { service: db }, command: { run: [/bin/true] } }]
                """, new FakeEnvironment());

        assertThat(Texts.lines(reading.problems())).contains("remedies[0].name: is the name of a rollback");
    }

    private static String problems(String remedy) {
        return Texts.lines(Texts.read(SERVICE + "remedies: [" + remedy + "]", new FakeEnvironment())
                        .problems())
                .toString();
    }
}
