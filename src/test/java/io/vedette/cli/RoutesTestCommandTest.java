package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RoutesTestCommandTest {
    private final Shell shell = new Shell();

    @TempDir
    private Path directory = Path.of("");

    private String file = "";

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(directory.resolve("vedette.yml"), """
                services: [{ name: checkout, endpoints: [{ url: "http://127.0.0.1:9/health" }] }]
                receivers:
                  - { name: oncall, webhook: { url: "https://hooks.example.org/oncall" } }
                  - { name: chat, webhook: { url: "https://hooks.example.org/chat" } }
                time_intervals:
                  - name: office-hours
                    time_intervals: [{ weekdays: ['monday:friday'], times: [{ start_time: '09:00', end_time: '17:00' }] }]
                inhibit_rules:
                  - { source_matchers: [alertname="EndpointDown"], target_matchers: [severity="warning"], equal: [service] }
                routes:
                  receiver: oncall
                  routes:
                    - { matchers: ['severity=~"critical|warning"'], receiver: chat, continue: true, active_time_intervals: [office-hours] }
                    - { match: { severity: critical }, group_wait: 0s, repeat_interval: 1h }
                    - { match: { severity: critical }, receiver: chat }
                    - { match: { severity: info }, digest: daily 08:00 Europe/Berlin }
                    - { match: { team: payments }, escalate: [{ after: 15m, receiver: chat }, { after: 30m, receiver: oncall }] }
                """).toString();
    }

    @Test
    void theWayGroupTimesAndQuietAreShown() {
        assertThat(shell.run(
                        "routes",
                        "test",
                        "-c",
                        file,
                        "severity=critical",
                        "service=checkout",
                        "--at",
                        "2026-11-21T12:00:00Z"))
                .isZero();
        assertThat(shell.out()).isEqualTo("""
                An alert with service="checkout", severity="critical" at 2026-11-21 12:00:00:
                chat  not told then: its route is quiet outside of office-hours, until 2026-11-23 09:00:00
                  by    every alert → severity=~"critical|warning" (and on)
                  group service="checkout"
                  after 30s, changes after 5m, again after 4h
                oncall  told
                  by    every alert → severity="critical"
                  group service="checkout"
                  after 0s, changes after 5m, again after 1h
                """);
    }

    @Test
    void whatMayInhibitIsNamed() {
        assertThat(shell.run("routes", "test", "-c", file, "severity=warning", "--at", "2026-11-23T12:00:00Z"))
                .isZero();
        assertThat(shell.out())
                .contains("chat  told\n")
                .endsWith("inhibited while alertname=\"EndpointDown\" fires with the same service\n");
    }

    @Test
    void programsGetJson() {
        assertThat(shell.run("routes", "test", "-c", file, "severity=info", "--json"))
                .isZero();

        var routes = new JsonObject(shell.out()).getJsonArray("routes");
        assertThat(routes).hasSize(1);
        assertThat(routes.getJsonObject(0).getString("receiver")).isEqualTo("oncall");
        assertThat(routes.getJsonObject(0).getBoolean("told")).isTrue();
    }

    @Test
    void aConfigurationWithAProblemAnswersNothing() throws IOException {
        Files.writeString(Path.of(file), "routes: { receiver: nobody-here }");

        assertThat(shell.run("routes", "test", "-c", file, "severity=info")).isEqualTo(1);
        assertThat(shell.out()).isEmpty();
        assertThat(shell.err()).contains("there is no receiver");
    }

    @Test
    void aTimeThatIsNoneIsRefusedWithAnExample() {
        assertThat(shell.run("routes", "test", "-c", file, "--at", "tonight")).isEqualTo(2);
        assertThat(shell.err()).contains("expected a time such as 2026-03-02T12:00:00Z for --at, found 'tonight'");
    }

    @Test
    void aDigestSaysWhenTheNextIs() {
        assertThat(shell.run("routes", "test", "-c", file, "severity=info", "--at", "2026-11-21T12:00:00Z"))
                .isZero();
        assertThat(shell.out()).isEqualTo("""
                An alert with severity="info" at 2026-11-21 12:00:00:
                oncall  told
                  by    every alert → severity="info"
                  group all together
                  in a digest, daily 08:00 Europe/Berlin, the next 2026-11-22 07:00:00
                """);
    }

    @Test
    void whoIsToldNextIsShown() {
        assertThat(shell.run("routes", "test", "-c", file, "team=payments", "--at", "2026-11-21T12:00:00Z"))
                .isZero();
        assertThat(shell.out()).endsWith("  then  chat after 15m, oncall after 30m, unless somebody acknowledges it\n");
        assertThat(shell.run("routes", "test", "-c", file, "team=payments", "--json"))
                .isZero();
    }
}
