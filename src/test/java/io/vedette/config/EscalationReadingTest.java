package io.vedette.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Manner.Step;
import io.vedette.alert.Route;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How {@code escalate} and {@code fallback} are read. */
final class EscalationReadingTest {
    private static final String RECEIVERS = """
            services: [{ name: a, endpoints: [{ url: "http://a" }] }]
            receivers:
              - { name: oncall, webhook: { url: "https://a.example.org" } }
              - { name: lead, webhook: { url: "https://b.example.org" } }
            """;

    private static Route route(String routes) {
        return Texts.accepted(RECEIVERS + routes, new FakeEnvironment()).route();
    }

    private static String problems(String text) {
        return Texts.lines(Texts.read(text, new FakeEnvironment()).problems());
    }

    @Test
    void childrenInheritItAndTurnItOff() {
        Route top = route("""
                routes:
                  receiver: oncall
                  escalate: [{ after: 15m, receiver: lead }]
                  routes:
                    - { match: { severity: critical } }
                    - { match: { severity: info }, escalate: [] }
                """);

        var step = new Step(Duration.ofMinutes(15), "lead");
        assertThat(top.manner().escalation()).containsExactly(step);
        assertThat(top.routes().getFirst().manner().escalation()).containsExactly(step);
        assertThat(top.routes().getLast().manner().escalation()).isEmpty();
    }

    @Test
    void aStepThatComesNoLaterThanTheOneBeforeIsMetAtTheDoor() {
        assertThat(problems(RECEIVERS + """
                routes:
                  receiver: oncall
                  escalate: [{ after: 15m, receiver: lead }, { after: 15m, receiver: oncall }]
                """))
                .contains("routes.escalate[1].after: comes no later than the step before it");
    }

    @Test
    void aReceiverThatThereIsNotIsMetAtTheDoor() {
        assertThat(problems(RECEIVERS + "routes: { receiver: oncall, escalate: [{ after: 15m, receiver: leed }] }"))
                .contains("there is no receiver \"leed\" — did you mean \"lead\"?");
    }

    @Test
    void aReceiverDoesNotStandInForItself() {
        assertThat(problems(RECEIVERS.replace("{ name: lead,", "{ name: lead, fallback: lead,")
                        + "routes: { receiver: oncall }"))
                .contains("receivers[1].fallback: is the receiver itself");
    }

    @Test
    void aDigestGroupsByNothingEscalatesNothingAndIsNotInherited() {
        Route top = route("""
                routes:
                  receiver: oncall
                  escalate: [{ after: 15m, receiver: lead }]
                  routes:
                    - match: { severity: info }
                      digest: weekly monday 08:00 Europe/Berlin
                      routes: [{ match: { team: a } }]
                    - { match: { severity: warning }, digest: daily 07:30, group_by: [team] }
                """);

        Route weekly = top.routes().getFirst();
        assertThat(weekly.groupBy()).isEmpty();
        assertThat(weekly.manner().escalation()).isEmpty();
        assertThat(weekly.manner().digest()).hasToString("weekly monday 08:00 Europe/Berlin");
        assertThat(weekly.routes().getFirst().manner().digest()).isNull();
        Route daily = top.routes().getLast();
        assertThat(daily.groupBy()).containsExactly("team");
        assertThat(daily.manner().digest()).hasToString("daily 07:30 UTC");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "daily",
                "daily 8:00 UTC",
                "daily 25:00 UTC",
                "daily 08:00 Europe/Berln",
                "weekly 08:00",
                "weekly mnday 08:00"
            })
    void aRhythmThatNoClockShowsIsMetAtTheDoor(String rhythm) {
        assertThat(problems(RECEIVERS + "routes: { receiver: oncall, digest: " + rhythm + " }"))
                .contains("routes.digest")
                .contains("expected");
    }

    @Test
    void aReportHasAReceiverAndATime() {
        assertThat(Texts.accepted(
                                RECEIVERS
                                        + "routes: { receiver: oncall }\nreports: [{ name: weekly, receiver: lead, every: weekly monday 08:00 Europe/Berlin }]",
                                new FakeEnvironment())
                        .reports())
                .singleElement()
                .satisfies(report -> {
                    assertThat(report.receiver()).isEqualTo("lead");
                    assertThat(report.rhythm()).hasToString("weekly monday 08:00 Europe/Berlin");
                });
    }
}
