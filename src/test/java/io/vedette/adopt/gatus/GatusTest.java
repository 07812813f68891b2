package io.vedette.adopt.gatus;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.adopt.Adoption;
import io.vedette.adopt.Imported;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GatusTest {
    @TempDir
    private Path directory = Path.of("");

    private Imported imported(String yaml) throws IOException {
        return Imported.of(Gatus.adopt(Files.writeString(directory.resolve("config.yaml"), yaml)));
    }

    @Test
    void anEndpointIsAServiceAndItsGroupALabel() throws IOException {
        Imported imported = imported("""
                endpoints:
                  - name: front end
                    group: core
                    url: https://www.example.org/health
                    interval: 5m
                    conditions: ["[STATUS] == 200"]
                """);

        assertThat(imported.losses()).isEmpty();
        assertThat(imported.yaml()).endsWith("""
                defaults:
                  interval: 1m
                  timeout: 10s

                services:
                  - name: front-end
                    labels:
                      group: core
                    endpoints:
                      - url: https://www.example.org/health
                        name: front end
                        interval: 5m
                        redirects: 10
                        expect:
                          status: 200
                """);
        assertThat(imported.services()).containsExactly("front-end");
    }

    @Test
    void endpointsOfOneNameInTwoGroupsAreTwoServices() throws IOException {
        Imported imported = imported("""
                endpoints:
                  - { name: api, group: eu, url: "https://eu.example.org", conditions: ["[STATUS] == 200"] }
                  - { name: api, group: us, url: "https://us.example.org", conditions: ["[STATUS] == 200"] }
                  - { name: api, url: "https://example.org", conditions: ["[STATUS] == 200"] }
                """);

        assertThat(imported.services()).containsExactly("eu-api", "us-api", "api");
    }

    @Test
    void anchorsAndMergesAreFollowed() throws IOException {
        Imported imported = imported("""
                usual: &usual
                  group: core
                  interval: 30s
                  client: { timeout: 5s, insecure: true }
                  conditions: ["[STATUS] == 200"]
                endpoints:
                  - { <<: *usual, name: a, url: "https://a.example.org" }
                  - { <<: *usual, name: b, url: "http://b.example.org", interval: 2m }
                """);

        assertThat(imported.losses()).isEmpty();
        assertThat(imported.yaml())
                .contains("interval: 30s", "interval: 2m", "timeout: 5s", "insecure_skip_verify: true");
        assertThat(imported.services()).containsExactly("a", "b");
    }

    @Test
    void aWholeDirectoryIsReadAsGatusReadsIt() throws IOException {
        Files.createDirectory(directory.resolve("teams"));
        Files.writeString(directory.resolve("alerting.yaml"), "alerting: { slack: { webhook-url: \"${SLACK}\" } }\n");
        Files.writeString(
                directory.resolve("teams/a.yml"),
                "endpoints: [{ name: a, url: \"https://a.example.org\", conditions: [\"[STATUS] == 200\"], alerts: [{ type: slack }] }]\n");
        Files.writeString(
                directory.resolve("teams/b.yml"),
                "endpoints: [{ name: b, url: \"https://b.example.org\", conditions: [\"[STATUS] == 200\"], alerts: [{ type: slack }] }]\n");

        Imported imported = Imported.of(Gatus.adopt(directory));

        assertThat(imported.services()).containsExactly("a", "b");
        assertThat(imported.needs()).containsExactly("variable SLACK");
        assertThat(imported.configuration().receivers()).hasSize(1);
    }

    @Test
    void whoIsToldOfWhatStaysAsItWas() throws IOException {
        Imported imported = imported("""
                alerting:
                  slack:
                    webhook-url: https://hooks.slack.com/services/T0/B0/general
                    overrides: [{ group: core, webhook-url: "https://hooks.slack.com/services/T0/B0/core" }]
                  pagerduty: { integration-key: 0123456789abcdef0123456789abcdef }
                  email: { from: v@example.org, to: "a@example.org,b@example.org", host: smtp.example.org, port: 465, username: v, password: hunter2 }
                endpoints:
                  - { name: a, group: core, url: "https://a.example.org", conditions: ["[STATUS] == 200"], alerts: [{ type: slack }, { type: pagerduty, minimum-reminder-interval: 30m }] }
                  - { name: b, url: "https://b.example.org", conditions: ["[STATUS] == 200"], alerts: [{ type: slack }, { type: email }] }
                  - { name: c, url: "https://c.example.org", conditions: ["[STATUS] == 200"] }
                """);

        assertThat(imported.losses()).isEmpty();
        assertThat(imported.yaml()).contains("""
                routes:
                  receiver: slack-core-pagerduty
                  routes:
                    - receiver: slack-core-pagerduty
                      match:
                        alerting: slack-core-pagerduty
                      repeat_interval: 30m
                    - receiver: slack-email
                      match:
                        alerting: slack-email
                    # Nobody was told of these services. Take this away, and the receiver above is.
                    - match:
                        alerting: nobody
                      mute_time_intervals: [always]
                """);
        assertThat(imported.configuration().receivers()).hasSize(2);
        assertThat(imported.line("starttls")).isEqualTo("tls");
    }

    @Test
    void secretsStayOutsideAndAreListed() throws IOException {
        Imported imported = imported("""
                alerting:
                  slack: { webhook-url: "https://hooks.slack.com/services/T0/B0/verysecret" }
                endpoints:
                  - name: api
                    url: https://user:verysecret@api.example.org/health?api_key=verysecret
                    headers: { X-Api-Key: verysecret-2, Accept: text/plain }
                    conditions: ["[STATUS] == 200"]
                    alerts: [{ type: slack }]
                  - name: login
                    url: https://login.example.org
                    method: POST
                    body: '{"user": "probe", "password": "verysecret"}'
                    client: { oauth2: { token-url: "https://t.example.org", client-id: a, client-secret: verysecret-3, scopes: [x, y] } }
                    conditions: ["[STATUS] == 200"]
                external-endpoints:
                  - { name: job, token: verysecretverysecret }
                """);

        assertThat(imported.yaml()).doesNotContain("verysecret");
        assertThat(imported.losses()).noneMatch(loss -> loss.contains("verysecret"));
        assertThat(imported.needs())
                .containsExactlyInAnyOrder(
                        "file slack_webhook",
                        "file api_url",
                        "file api_password",
                        "file api_x_api_key",
                        "file login_body",
                        "file login_client_secret",
                        "file job_token");
    }

    @Test
    void whatDoesNotComeOverIsNamedWithPlaceAndAdvice() throws IOException {
        Imported imported = imported("""
                storage: { type: sqlite, path: /data/data.db }
                alerting:
                  pushover: { application-token: a, user-key: b }
                  slack: { webhook-url: "${SLACK}", default-alert: { failure-threshold: 5 } }
                endpoints:
                  - name: a
                    url: https://a.example.org
                    client: { tunnel: bastion }
                    conditions: ["[STATUS] == 200"]
                    alerts: [{ type: slack }, { type: discord }]
                  - { name: b, url: "udp://b.example.org:1", conditions: ["[CONNECTED] == true"] }
                  - { name: c, enabled: false, url: "https://c.example.org", conditions: ["[STATUS] == 200"] }
                """);

        assertThat(imported.losses())
                .satisfiesExactly(
                        loss -> assertThat(loss).contains(":1:1: storage: ", "storage.url"),
                        loss -> assertThat(loss).contains(":3:13: alerting.pushover: ", "receivers[].webhook"),
                        loss -> assertThat(loss).contains(":4:54: alerting.slack.default-alert.failure-threshold: 5"),
                        loss -> assertThat(loss).contains(":8:15: endpoints[0].client.tunnel: bastion"),
                        loss -> assertThat(loss).contains(":10:33: endpoints[0].alerts[1].type: discord"),
                        loss -> assertThat(loss).contains(":11:5: endpoints[1]: an endpoint at udp://b.example.org:1"),
                        loss -> assertThat(loss).contains(":12:5: endpoints[2]: c is switched off"));
        assertThat(imported.services()).containsExactly("a");
    }

    @Test
    void aSuiteIsAConversation() throws IOException {
        Imported imported = imported("""
                suites:
                  - name: order
                    group: shop
                    interval: 5m
                    timeout: 30s
                    context: { region: eu }
                    endpoints:
                      - name: log in
                        url: https://shop.example.org/login
                        method: POST
                        body: '{"user": "probe", "region": "[CONTEXT].region"}'
                        conditions: ["[STATUS] == 200", "[RESPONSE_TIME] < 1000"]
                        store: { token: "[BODY].access_token", status: "[STATUS]" }
                      - name: order
                        url: https://shop.example.org/orders/[CONTEXT].region
                        headers: { Authorization: "Bearer [CONTEXT].token" }
                        conditions: ["[STATUS] == 202", "[BODY].state == accepted"]
                        always-run: true
                  - { name: mixed, endpoints: [{ name: a, url: "icmp://a.example.org", conditions: ["[CONNECTED] == true"] }] }
                """);

        assertThat(imported.yaml()).contains("""
                  - name: order
                    labels:
                      group: shop
                    endpoints:
                      - url: https://shop.example.org/login
                        name: order
                        redirects: 10
                        interval: 5m
                        timeout: 30s
                        steps:
                          - name: log in
                            method: POST
                            body: "{\\"user\\": \\"probe\\", \\"region\\": \\"eu\\"}"
                            expect:
                              status: 200
                              latency: < 1s
                            capture:
                              token: json /access_token
                          - name: order
                            path: /orders/eu
                            headers:
                              Authorization: "Bearer {{ token }}"
                            expect:
                              status: 202
                              json:
                                /state: accepted
                """);
        assertThat(imported.losses())
                .satisfiesExactly(
                        loss -> assertThat(loss).contains("suites[0].endpoints[0].store.status: [STATUS]"),
                        loss -> assertThat(loss).contains("suites[0].endpoints[1].always-run: true"),
                        loss -> assertThat(loss).contains("suites[1]: a suite that asks otherwise than by HTTP"));
        assertThat(imported.services()).containsExactly("order");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "interval: '${EVERY}'                                  | endpoints[0].interval: ${EVERY}",
                "interval: 1 minute                                    | endpoints[0].interval: 1 minute",
                "client: { timeout: '${PATIENCE}' }                    | endpoints[0].client.timeout: ${PATIENCE}",
                "alerts: [{ type: slack, minimum-reminder-interval: soon }] | alerts[0].minimum-reminder-interval: soon",
            })
    void aDurationThatCannotBeReadIsNamed(String key, String found) throws IOException {
        Imported imported = imported("""
                alerting: { slack: { webhook-url: "https://hooks.slack.com/services/T/B/x" } }
                endpoints:
                  - { name: shop, url: "https://www.example.org", conditions: ["[STATUS] == 200"], %s }
                """.formatted(key));

        assertThat(imported.losses()).singleElement().asString().contains(found);
    }

    @Test
    void maintenanceComesOver() throws IOException {
        Imported imported = imported("""
                maintenance: { start: "23:00", duration: 1h30m, timezone: Europe/Berlin, every: [Monday, Thursday] }
                endpoints:
                  - name: a
                    url: https://a.example.org
                    conditions: ["[STATUS] == 200"]
                    maintenance-windows: [{ start: "02:00", duration: 2h }]
                """);

        assertThat(imported.losses()).isEmpty();
        assertThat(imported.yaml()).contains("""
                maintenance:
                  - name: a
                    reason: "maintenance, as Gatus had it"
                    services: [a]
                    weekly:
                      days: [mon, tue, wed, thu, fri, sat, sun]
                      at: "02:00"
                      for: 2h
                  - name: maintenance
                    reason: "maintenance, as Gatus had it"
                    match: {}
                    weekly:
                      days: [mon, thu]
                      at: "23:00"
                      for: 1h30m
                    time_zone: Europe/Berlin
                """);
        assertThat(imported.services()).containsExactly("a");
    }

    @Test
    void aTokenThatIsTooShortMustBeMadeAnew() throws IOException {
        Imported imported =
                imported("external-endpoints: [{ name: job, token: short, heartbeat: { interval: 30m } }]\n");

        assertThat(imported.losses()).singleElement().asString().contains("a token of 5 characters", "16 or more");
        assertThat(imported.line("every")).isEqualTo("30m");
        assertThat(imported.services()).containsExactly("job");
    }

    @Test
    void whatVedettesReaderRefusesIsALossAndTheRestComesOver() throws IOException {
        Imported imported = imported("""
                endpoints:
                  - { name: a, url: "https://bad host/", conditions: ["[STATUS] == 200"] }
                  - { name: b, url: "https://b.example.org", method: PROPFIND, conditions: ["[STATUS] == 200"] }
                """);

        assertThat(imported.services()).containsExactly("b");
        assertThat(imported.losses()).hasSize(2).anyMatch(loss -> loss.contains(":2:5: endpoints[0]"));
    }

    @Test
    void aFileThatCannotBeReadIsSaid() throws IOException {
        Path file = Files.writeString(directory.resolve("bomb.yaml"), """
                a: &a [x, x, x, x, x, x, x, x, x, x]
                b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
                c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
                d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
                e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
                f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]
                endpoints: [*f, *f]
                """);

        assertThat(Gatus.adopt(file)).isInstanceOf(Adoption.Unreadable.class);
        assertThat(Gatus.adopt(directory.resolve("none.yaml"))).isInstanceOf(Adoption.Unreadable.class);
        assertThat(Gatus.adopt(
                        Files.writeString(directory.resolve("deep.yaml"), "a: " + "[".repeat(200) + "]".repeat(200))))
                .isInstanceOf(Adoption.Unreadable.class);
    }
}
