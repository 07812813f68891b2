package io.vedette.config;

import static io.vedette.config.Texts.accepted;
import static io.vedette.config.Texts.problems;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import io.vedette.probe.tcp.TcpSpec;
import io.vedette.probe.tcp.Turn;
import io.vedette.secret.Secret;
import io.vedette.target.ProbeSpec;
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
                        new Turn.Expect(Pattern.compile("^\\* OK")),
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
                .endsWith("talk[0].expect: \"(\" — expected a regular expression (RE2 syntax): missing closing )");
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
    void aTurnThatSaysNothingIsAProblem() {
        assertThat(problem("""
                url: tcp://a:1
                talk: [{}]
                """)).endsWith("has none of expect, send, starttls — expected at least one");
    }
}
