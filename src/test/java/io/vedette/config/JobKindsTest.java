package io.vedette.config;

import static io.vedette.config.Texts.problems;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.probe.dns.DnsSpec;
import io.vedette.probe.heartbeat.HeartbeatSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

final class JobKindsTest {
    private static List<String> problemsOf(String endpoint) {
        return problems("services: [{ name: a, endpoints: [{ " + endpoint + " }] }]");
    }

    @Test
    void aJobSaysWhenItIsDueAndHowLongItMayRun() {
        var configuration = Texts.accepted("""
                services:
                  - name: a
                    endpoints:
                      - { url: "heartbeat://backup", cron: "0 2 * * *", time_zone: Europe/Berlin, grace: 30m, expect: { latency: < 1h }, degraded: { latency: < 30m } }
                      - { url: "heartbeat://report", on_calendar: "Mon..Fri 08:00", token: 0123456789abcdef }
                """);

        var specs = configuration.services().getFirst().service().targets().stream()
                .map(target -> (HeartbeatSpec) target.spec())
                .toList();
        assertThat(specs).extracting(HeartbeatSpec::job).containsExactly("backup", "report");
        assertThat(specs.getFirst().rules().grace()).hasMinutes(30);
        assertThat(specs.getFirst().rules().longest()).hasHours(1);
        assertThat(specs.getFirst().rules().usual()).hasMinutes(30);
        assertThat(specs.getLast().toString()).doesNotContain("0123456789abcdef");
    }

    @Test
    void whatIsNoTimeIsSaidWithItsReason() {
        assertThat(problemsOf("url: \"heartbeat://x\", cron: \"61 * * * *\""))
                .singleElement()
                .asString()
                .contains("cron: \"61 * * * *\" — expected a minute from 0 to 59, found \"61\"");
        assertThat(problemsOf("url: \"heartbeat://x\", on_calendar: sometimes"))
                .singleElement()
                .asString()
                .contains("expected a");
    }

    @Test
    void aJobIsDueByOneOfTheThreeOnly() {
        assertThat(problemsOf("url: \"heartbeat://x\", every: 1d, cron: \"0 2 * * *\""))
                .singleElement()
                .asString()
                .contains("stands beside every");
    }

    @Test
    void twoJobsHaveTwoNames() {
        assertThat(problems("""
                services:
                  - { name: a, endpoints: [{ url: "heartbeat://backup", every: 1d }] }
                  - { name: b, endpoints: [{ url: "heartbeat://backup", every: 1d }] }
                """)).singleElement().asString().contains("backup is the name of another job");
    }

    @Test
    void anAnswerThatMustBeFastToBeWellMustAlsoBeOne() {
        var spec = (DnsSpec) Texts.accepted(
                        "services: [{ name: a, endpoints: [{ url: \"dns:///a.example\", degraded: { latency: < 1s } }] }]")
                .services()
                .getFirst()
                .service()
                .targets()
                .getFirst()
                .spec();

        assertThat(spec.expect())
                .hasSize(3)
                .filteredOn(condition -> condition.degrades())
                .hasSize(1);
    }

    @Test
    void aNameThatFitsNoAddressIsRefused() {
        assertThat(problemsOf("url: \"heartbeat://x/y\", every: 1d"))
                .singleElement()
                .asString()
                .contains("the job's name");
    }

    @Test
    void aQuestionToANameServerIsCheckedAtTheDoor() {
        assertThat(problemsOf("url: \"dns://1.1.1.1\""))
                .singleElement()
                .asString()
                .contains("the name to ask for");
        assertThat(problemsOf("url: \"dns://1.1.1.1/a.example?type=ANY\""))
                .singleElement()
                .asString()
                .contains("expected a type of A");
        assertThat(problemsOf("url: \"dns:///a.example\", expect: { rcode: NXDOMAIN, answers: [192.0.2.1] }"))
                .singleElement()
                .asString()
                .contains("answers are expected together with a failure");
        Texts.accepted("services: [{ name: a, endpoints: [{ url: \"dns:///a.example?type=MX\", "
                + "expect: { count: \">= 2\", ttl: \"> 1m\", contains: 10 mx.example } }] }]");
    }
}
