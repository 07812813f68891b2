package io.vedette.config;

import static io.vedette.config.Texts.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.deployment.WatchPlan;
import io.vedette.monitor.ServicePlan;
import io.vedette.probe.http.Ask;
import io.vedette.probe.http.BodyMatches;
import io.vedette.probe.http.BodySize;
import io.vedette.probe.http.CelHolds;
import io.vedette.probe.http.Expectation;
import io.vedette.probe.http.Expectation.StatusRange;
import io.vedette.probe.http.HeaderIs;
import io.vedette.probe.http.HttpSpec;
import io.vedette.probe.http.JsonIs;
import io.vedette.probe.http.Limits;
import io.vedette.probe.http.SecurityHeaders;
import io.vedette.probe.http.Way;
import io.vedette.probe.run.Addressing;
import io.vedette.probe.run.Bound;
import io.vedette.probe.run.Comparison;
import io.vedette.probe.run.Degrading;
import io.vedette.probe.run.LatencyUnder;
import io.vedette.probe.run.PartUnder;
import io.vedette.probe.run.Pem;
import io.vedette.probe.run.Regex;
import io.vedette.probe.run.TlsSpec;
import io.vedette.probe.world.Authority;
import io.vedette.sample.Part;
import io.vedette.secret.Secret;
import io.vedette.slo.Budgeting;
import io.vedette.slo.BurnRule;
import io.vedette.slo.Indicator;
import io.vedette.slo.Period;
import io.vedette.slo.Ratio;
import io.vedette.slo.Scope;
import io.vedette.slo.Slo;
import io.vedette.target.Target;
import io.vedette.target.TargetId;
import io.vedette.web.BlackboxSpec;
import io.vedette.web.ServerSpec;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ConfigurationReaderTest {
    private static final String PEM = new Authority("CA").pem().text();

    @Test
    void whatAnAnswerMustBeIsAValueOrAComparison() {
        Configuration configuration = accepted("""
                services:
                  - name: shop
                    endpoints:
                      - url: "https://shop.example.org/"
                        expect:
                          header: { Server: "~ ^nginx", X-Debug: missing }
                          security_headers: true
                          body_matches: 'ok|fine'
                          body_size: < 1kB
                          json: { /queue: "< 100", /version: '~ ^2\\.', /mode: "!= read-only", /id: exists, /n: 5, /t: "5" }
                          cel: status == 200
                          ttfb: < 200ms
                          tls: < 100ms
                """);

        assertThat(((HttpSpec) target(configuration).spec()).expect())
                .containsExactlyInAnyOrder(
                        Expectation.StatusIn.SUCCESS,
                        new HeaderIs("Server", new Comparison.Matching(Regex.of("^nginx"))),
                        new HeaderIs("X-Debug", new Comparison.Absent()),
                        new SecurityHeaders(true),
                        new BodyMatches(Regex.of("ok|fine")),
                        new BodySize(new Bound(Bound.Sign.LESS, 1024)),
                        new JsonIs("/queue", new Comparison.Within(new Bound(Bound.Sign.LESS, 100))),
                        new JsonIs("/version", new Comparison.Matching(Regex.of("^2\\."))),
                        new JsonIs("/mode", new Comparison.Other("read-only")),
                        new JsonIs("/id", new Comparison.Present()),
                        new Expectation.JsonEquals("/n", 5L),
                        new Expectation.JsonEquals("/t", "5"),
                        CelHolds.of("status == 200"),
                        new PartUnder(Part.TTFB, Duration.ofMillis(200)),
                        new PartUnder(Part.TLS, Duration.ofMillis(100)));
    }

    @Test
    void anExpressionThatMeansNothingIsMetWithItsColumn() {
        assertThat(Texts.problems("""
                services:
                  - name: shop
                    endpoints:
                      - url: "https://shop.example.org/"
                        expect: { cel: "statsu == 200", body_matches: "(", json: { /a: "< b" } }
                """))
                .satisfiesExactlyInAnyOrder(
                        cel -> assertThat(cel)
                                .contains(
                                        "expected a CEL expression that is true or false: column 1: undeclared reference to 'statsu'"),
                        regex -> assertThat(regex).contains("expected a regular expression (RE2), missing closing )"),
                        json -> assertThat(json).contains("expected a value, or a comparison such as"));
    }

    @Test
    void whatIsWrittenBelowDegradedHasTheKeysOfExpectAndMakesTheEndpointDegradedOnly() {
        Configuration configuration = accepted("""
                services:
                  - name: shop
                    endpoints:
                      - url: "https://shop.example.org/"
                        expect: { latency: < 2s }
                        degraded: { latency: < 300ms, header: { X-Cache: hit } }
                """);

        assertThat(((HttpSpec) target(configuration).spec()).expect())
                .isEqualTo(List.of(
                        Expectation.StatusIn.SUCCESS,
                        new LatencyUnder(Duration.ofSeconds(2)),
                        new Degrading<>(new Expectation.HeaderEquals("X-Cache", "hit")),
                        new Degrading<>(new LatencyUnder(Duration.ofMillis(300)))));
    }

    @Test
    void twoLinesAreAConfiguration() {
        Configuration configuration = accepted("""
                services:
                  - { name: example, endpoints: [{ url: "https://example.org/" }] }
                """);

        assertThat(configuration.server()).isEqualTo(ServerSpec.DEFAULT);
        assertThat(target(configuration))
                .isEqualTo(new Target(
                        new TargetId("example", "https://example.org/"),
                        HttpSpec.get(URI.create("https://example.org/")),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(5)));
        assertThat(service(configuration).slos()).isEmpty();
        assertThat(service(configuration).deployments()).isEqualTo(WatchPlan.DEFAULT);
    }

    @Test
    void anObjectiveSaysWhatItMeansOverWhichPeriodOfWhichEndpointsAndWhenItAlerts() {
        Configuration configuration = accepted("""
                slos:
                  - name: first-byte
                    indicator: ttfb < 200ms
                    objective: 99%
                    window: calendar month
                    time_zone: Europe/Berlin
                    budgeting: timeslices
                    slice: 5m
                    slice_target: 95%
                    endpoints: ["api*"]
                    weights: { api: 3 }
                    combine: worst
                    alerting:
                      - { name: fast, long: 1h, short: 5m, factor: 14.4, severity: critical }
                      - { long: 1d, factor: 3, severity: warning }
                services:
                  - { name: example, slos: [first-byte], endpoints: [{ name: api-1, url: "https://example.org/" }] }
                """);

        assertThat(service(configuration).slos())
                .containsExactly(new Slo(
                        "first-byte",
                        new Indicator.Latency(Part.TTFB, Duration.ofMillis(200)),
                        new Ratio(99, 100),
                        new Period.Calendar(Period.Unit.MONTH, ZoneId.of("Europe/Berlin")),
                        new Budgeting.TimeSlices(Duration.ofMinutes(5), new Ratio(95, 100)),
                        new Scope(List.of("api*"), Map.of("api", 3), Scope.Combining.WORST),
                        List.of(
                                new BurnRule(
                                        "fast",
                                        BurnRule.Urgency.PAGE,
                                        Duration.ofHours(1),
                                        Duration.ofMinutes(5),
                                        new Ratio(72, 5)),
                                new BurnRule(
                                        "warning-1d",
                                        BurnRule.Urgency.TICKET,
                                        Duration.ofDays(1),
                                        Duration.ofHours(2),
                                        new Ratio(3, 1)))));
    }

    @Test
    void anEndpointSaysAllThatAProbeCanDo() {
        Configuration configuration =
                accepted("""
                services:
                  - name: a
                    endpoints:
                      - name: deep
                        url: https://a.example.org:8443/health?key=k
                        interval: 1m
                        timeout: 20s
                        method: POST
                        headers: { Authorization: "Bearer ${TOKEN}" }
                        body: '{"deep": true}'
                        expect:
                          status: [200, 2xx, 300-304]
                          header: { Content-Type: application/json }
                          body: fine
                          json: { /count: 3, /ratio: 0.5, /ok: true, /on: on, /zip: "010", /code: 010 }
                        version: json /build/version
                        tls: { ca_file: ca.pem }
                        address_family: ipv4
                        resolve_to: 10.0.0.5
                        body_limit: 64kB
                """, new FakeEnvironment().variable("TOKEN", "t").file("ca.pem", PEM));

        assertThat(target(configuration))
                .isEqualTo(new Target(
                        new TargetId("a", "deep"),
                        new HttpSpec(
                                URI.create("https://a.example.org:8443/health?key=k"),
                                new Ask("POST", Map.of("Authorization", "Bearer t"), "{\"deep\": true}"),
                                new Way(
                                        new Addressing(Addressing.Family.IPV4, InetAddress.ofLiteral("10.0.0.5")),
                                        TlsSpec.trusting(new Pem("ca.pem", PEM))),
                                List.of(
                                        new Expectation.StatusIn(List.of(
                                                new StatusRange(200, 200),
                                                new StatusRange(200, 299),
                                                new StatusRange(300, 304))),
                                        new Expectation.HeaderEquals("Content-Type", "application/json"),
                                        new Expectation.BodyContains("fine"),
                                        new Expectation.JsonEquals("/count", 3L),
                                        new Expectation.JsonEquals("/ratio", 0.5),
                                        new Expectation.JsonEquals("/ok", true),
                                        new Expectation.JsonEquals("/on", "on"),
                                        new Expectation.JsonEquals("/zip", "010"),
                                        new Expectation.JsonEquals("/code", "010")),
                                new HttpSpec.VersionSource.Json("/build/version"),
                                new Limits(64 << 10, 0)),
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(20)));
    }

    @Test
    void anEndpointWithoutANameIsCalledAsItsUrlWithoutTheQuery() {
        Configuration configuration =
                accepted("services: [{ name: a, endpoints: [{ url: \"https://a:8443/h?token=t\" }] }]");

        assertThat(target(configuration).id()).isEqualTo(new TargetId("a", "https://a:8443/h"));
    }

    @Test
    void anInheritedTimeoutIsShortenedToTheInterval() {
        Configuration configuration = accepted("""
                defaults: { timeout: 8s }
                services: [{ name: a, endpoints: [{ url: "http://a", interval: 2s }] }]
                """);

        assertThat(target(configuration).timeout()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aDefaultTimeoutNobodyWroteIsShortenedToTheDefaultInterval() {
        Configuration configuration = accepted("""
                defaults: { interval: 1s }
                services: [{ name: a, endpoints: [{ url: "http://a" }] }]
                """);

        assertThat(target(configuration).timeout()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void theServerListensAndKnowsItsTokens() {
        Configuration configuration = accepted("""
                server:
                  listen: "[::1]:8080"
                  external_url: https://vedette.example.org
                  tokens: [{ name: ci, token: "${file:ci}", role: operator }]
                """, new FakeEnvironment().file("ci", "0123456789abcdef\n"));

        assertThat(configuration.server())
                .isEqualTo(new ServerSpec(
                        "::1",
                        8080,
                        URI.create("https://vedette.example.org"),
                        List.of(new ServerSpec.Token("ci", new Secret("0123456789abcdef"), ServerSpec.Role.OPERATOR)),
                        ServerSpec.StatusPage.DEFAULT,
                        BlackboxSpec.OFF,
                        List.of(),
                        ServerSpec.MetricsPer.AUTO));
    }

    @Test
    void theStatusPageMayBePublicAndShowSomeServices() {
        Configuration configuration = accepted("""
                server: { status_page: { public: true, title: Acme, services: [shop] } }
                services:
                  - { name: shop, endpoints: [{ url: "https://shop.example.org" }] }
                  - { name: ledger, endpoints: [{ url: "https://ledger.example.org" }] }
                """);

        assertThat(configuration.server().status()).isEqualTo(new ServerSpec.StatusPage(true, "Acme", List.of("shop")));
        assertThat(configuration.server().status().shows("ledger")).isFalse();
    }

    @Test
    void anAliasRepeatsAndAMergeFillsUp() {
        Configuration configuration = accepted("""
                services:
                  - name: a
                    endpoints:
                      - &usual { url: "http://a/1", interval: 30s, expect: &fine { status: 204 } }
                      - { <<: *usual, url: "http://a/2" }
                      - { url: "http://a/3", expect: *fine }
                """);

        List<Target> targets = service(configuration).service().targets();
        assertThat(targets)
                .extracting(target -> target.id().endpoint())
                .containsExactly("http://a/1", "http://a/2", "http://a/3");
        assertThat(targets.get(1).interval()).isEqualTo(Duration.ofSeconds(30));
        assertThat(((HttpSpec) targets.get(2).spec()).expect())
                .containsExactly(new Expectation.StatusIn(List.of(new StatusRange(204, 204))));
    }

    private static ServicePlan service(Configuration configuration) {
        return configuration.services().getFirst();
    }

    private static Target target(Configuration configuration) {
        return service(configuration).service().targets().getFirst();
    }
}
