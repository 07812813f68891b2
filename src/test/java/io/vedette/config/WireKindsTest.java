package io.vedette.config;

import static io.vedette.config.Texts.accepted;
import static io.vedette.config.Texts.problems;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.probe.postgres.PostgresSpec;
import io.vedette.probe.postgres.QueryRows;
import io.vedette.probe.postgres.QueryValue;
import io.vedette.probe.redis.InfoField;
import io.vedette.probe.redis.RedisSpec;
import io.vedette.probe.run.Approach;
import io.vedette.probe.run.Bound;
import io.vedette.probe.run.CertificateOver;
import io.vedette.probe.run.Comparison;
import io.vedette.probe.run.LatencyUnder;
import io.vedette.probe.run.Login;
import io.vedette.probe.run.Regex;
import io.vedette.probe.run.StartTls;
import io.vedette.probe.smtp.SmtpSpec;
import io.vedette.probe.tcp.TcpSpec;
import io.vedette.probe.tcp.Turn;
import io.vedette.probe.tls.CipherLike;
import io.vedette.probe.tls.HandshakeSpec;
import io.vedette.probe.tls.ProtocolFrom;
import io.vedette.secret.Secret;
import io.vedette.target.ProbeSpec;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Endpoints that are talked to in their own protocol. */
final class WireKindsTest {
    private static ProbeSpec spec(String endpoint) {
        var environment = new FakeEnvironment().variable("WORD", "s3cret");
        var configuration = accepted(
                "services:\n  - name: a\n    endpoints:\n      - "
                        + endpoint.indent(8).strip(),
                environment);
        return configuration
                .services()
                .getFirst()
                .service()
                .targets()
                .getFirst()
                .spec();
    }

    private static String problem(String endpoint) {
        return String.join(
                "\n",
                problems("services:\n  - name: a\n    endpoints:\n      - "
                        + endpoint.indent(8).strip()));
    }

    @Test
    void aTalkIsReadInOrderAndWhatComesFromOutsideIsNotShown() {
        var tcp = (TcpSpec) spec("""
                url: tcp://imap.example.org:143
                talk:
                  - expect: "^\\\\* OK"
                  - { send: "a LOGIN ${WORD}\\r\\n", starttls: true }
                  - send: "b LOGOUT\\r\\n"
                """);

        assertThat(tcp.talk())
                .containsExactly(
                        new Turn.Expect(Regex.of("^\\* OK")),
                        new Turn.Send(new Secret("a LOGIN s3cret\r\n"), false),
                        new Turn.StartTls(),
                        new Turn.Send(new Secret("b LOGOUT\r\n"), true));
    }

    @Test
    void anExpressionThatIsNoneIsAProblem() {
        assertThat(problem("""
                url: tcp://a:1
                talk: [{ expect: "(" }]
                """))
                .endsWith("talk[0].expect: \"(\" — expected a regular expression (RE2), missing closing )");
    }

    @Test
    void aCertificateIsExpectedOfTlsOnly() {
        assertThat(problem("""
                url: tcp://a:1
                expect: { certificate: "> 14d" }
                """))
                .endsWith("there is no certificate without TLS — expected tls, or starttls in the talk");
    }

    @Test
    void whatAHandshakeMustComeToIsRead() {
        assertThat(spec("""
                url: tls://ldap.example.org:636
                expect: { protocol: ">= TLSv1.3", cipher: TLS_AES_*, certificate: "> 14d", latency: < 1s }
                """))
                .isEqualTo(new HandshakeSpec(
                        URI.create("tls://ldap.example.org:636"),
                        Approach.USUAL,
                        List.of(
                                new CertificateOver(Duration.ofDays(14)),
                                new LatencyUnder(Duration.ofSeconds(1)),
                                new ProtocolFrom("TLSv1.3"),
                                new CipherLike(List.of("TLS_AES_*")))));
    }

    @Test
    void whatRedisMustTellIsRead() {
        assertThat(spec("""
                url: redis://cache.example.org/3
                password: ${WORD}
                expect: { info: { connected_clients: "< 1000", role: master } }
                """))
                .isEqualTo(new RedisSpec(
                        URI.create("redis://cache.example.org/3"),
                        null,
                        new Secret("s3cret"),
                        Approach.USUAL,
                        List.of(
                                new InfoField(
                                        "connected_clients", new Comparison.Within(new Bound(Bound.Sign.LESS, 1000))),
                                new InfoField("role", new Comparison.Equal("master")))));
    }

    @Test
    void aMailServerWithALoginNeedsTlsUnlessToldOtherwise() {
        assertThat(spec("""
                url: smtp://mail.example.org:587
                username: vedette
                password: ${WORD}
                """))
                .isEqualTo(new SmtpSpec(
                        URI.create("smtp://mail.example.org:587"),
                        Approach.USUAL,
                        StartTls.REQUIRED,
                        null,
                        new SmtpSpec.Access(new Login("vedette", new Secret("s3cret")), false),
                        List.of()));
        assertThat(problem("""
                url: smtp://mail.example.org:587
                username: vedette
                password: x
                starttls: never
                """))
                .endsWith("would send the password in plain text — expected required, or insecure_login: true");
    }

    @Test
    void startTlsSaysNothingToSmtps() {
        assertThat(problem("""
                url: smtps://mail.example.org
                starttls: required
                """)).endsWith("starttls: means nothing for smtps — leave it out");
    }

    @Test
    void aLoginAndAQueryAreRead() {
        assertThat(spec("""
                url: postgres://db.example.org/shop
                username: vedette
                password: ${WORD}
                query: select count(*) from jobs
                expect: { value: "< 100", rows: 1 }
                """))
                .isEqualTo(new PostgresSpec(
                        URI.create("postgres://db.example.org/shop"),
                        Approach.USUAL,
                        StartTls.IF_OFFERED,
                        new Login("vedette", new Secret("s3cret")),
                        "select count(*) from jobs",
                        List.of(
                                new QueryValue(new Comparison.Within(new Bound(Bound.Sign.LESS, 100))),
                                new QueryRows(new Bound(Bound.Sign.EXACTLY, 1)))));
    }

    @Test
    void theWordsOfOtherMonitorsAreUnderstood() {
        assertThat(problem("""
                url: tcp://a:1
                query_response: [{ expect: "^220 " }]
                """)).endsWith("query_response: unknown key — here it is \"talk\"");
        assertThat(problem("""
                url: postgres://a/shop
                sslmode: require
                """)).endsWith("sslmode: unknown key — here it is starttls: required, if_offered or never");
    }

    @Test
    void optionsInADatabasesUrlAreAProblem() {
        assertThat(problem("""
                url: postgres://db.example.org/shop?sslmode=disable
                username: vedette
                """)).endsWith("options have keys of their own");
    }

    @Test
    void aPasswordInAUrlIsAProblem() {
        assertThat(problem("url: redis://:s3cret@cache.example.org/0"))
                .endsWith("expected no credentials in a URL: they have keys of their own")
                .doesNotContain("s3cret");
    }

    @Test
    void aUserWithoutAPasswordIsAProblem() {
        assertThat(problem("""
                url: redis://cache.example.org
                username: u
                """)).endsWith("password: is missing — expected username and password, or neither");
    }

    @Test
    void aComparisonWithNoNumberIsAProblem() {
        assertThat(problem("""
                url: redis://cache.example.org
                expect: { info: { connected_clients: "< many" } }
                """))
                .contains("info.connected_clients: \"< many\" — expected a value, or a comparison such as ");
    }

    @Test
    void aPathSaysNothingToTls() {
        assertThat(problem("url: tls://a.example.org/path"))
                .endsWith("expected tls://host or tls://host:port and nothing after it");
    }

    @Test
    void aTurnThatSaysNothingIsAProblem() {
        assertThat(problem("""
                url: tcp://a:1
                talk: [{}]
                """)).endsWith("has none of expect, send, starttls — expected at least one");
    }
}
