package io.vedette.probe.postgres;

import static io.vedette.probe.postgres.PostgresServer.PASSWORD;
import static io.vedette.probe.postgres.PostgresServer.USER;
import static io.vedette.sample.Reason.BODY;
import static io.vedette.sample.Reason.CERTIFICATE;
import static io.vedette.sample.Reason.PROTOCOL;
import static io.vedette.sample.Reason.RESET;
import static io.vedette.sample.Reason.STATUS;
import static io.vedette.sample.Reason.TIMEOUT;
import static io.vedette.sample.Reason.TLS;
import static io.vedette.sample.Reason.TOO_LARGE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.probe.postgres.PostgresServer.Asks;
import io.vedette.probe.run.Approach;
import io.vedette.probe.run.Bound;
import io.vedette.probe.run.Comparison;
import io.vedette.probe.run.Condition;
import io.vedette.probe.run.Login;
import io.vedette.probe.run.StartTls;
import io.vedette.probe.run.TlsSpec;
import io.vedette.probe.world.Authority;
import io.vedette.probe.world.HostileServer;
import io.vedette.probe.world.HostileServer.Manner;
import io.vedette.probe.world.HostileServer.Peer;
import io.vedette.probe.world.Prober;
import io.vedette.sample.Outcome;
import io.vedette.sample.Reason;
import io.vedette.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Logins and queries, with a server that keeps to PostgreSQL's protocol and with others. */
final class PostgresIT {
    private static final Authority OURS = new Authority("Our Authority");
    private static final Approach TRUSTING = Approach.speaking(TlsSpec.trusting(OURS.pem()));
    private static final Duration SHORT = Duration.ofMillis(500);
    private static final Duration LONG = Duration.ofSeconds(10);

    private final Prober prober = new Prober();

    @AfterEach
    void close() {
        prober.close();
    }

    private static PostgresSpec spec(
            HostileServer server, StartTls startTls, List<Condition<? super PostgresAnswer>> expect) {
        var login = new Login(USER, new Secret(PASSWORD));
        return new PostgresSpec(
                server.url("postgres", "/shop"), TRUSTING, startTls, login, "select count(*) from jobs", expect);
    }

    private Outcome probe(Manner manner, Condition<PostgresAnswer> expect) {
        try (var server = HostileServer.with(manner)) {
            return prober.probe(spec(server, StartTls.IF_OFFERED, List.of(expect)), LONG);
        }
    }

    private Outcome probe(Manner manner, StartTls startTls) {
        try (var server = HostileServer.with(manner)) {
            return prober.probe(spec(server, startTls, List.of()), LONG);
        }
    }

    private Outcome.Down down(Reason reason, Manner manner) {
        try (var server = HostileServer.with(manner)) {
            var spec = spec(server, StartTls.IF_OFFERED, List.of());
            return down(reason, prober.probe(spec, reason == TIMEOUT ? SHORT : LONG));
        }
    }

    private static Outcome.Down down(Reason reason, Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Down.class);
        var down = (Outcome.Down) outcome;
        assertThat(down.reason()).as(down.detail()).isEqualTo(reason);
        return down;
    }

    private static PostgresServer asking(Asks asks) {
        return new PostgresServer(asks, null).answering("12");
    }

    @ParameterizedTest
    @EnumSource(names = {"NOTHING", "MD5", "SCRAM"})
    void everyGoodLoginIsUpWithTheLoginAsWaitAndTheQueryAsTransfer(Asks asks) {
        var outcome = probe(asking(asks), StartTls.NEVER);

        assertThat(outcome).isInstanceOf(Outcome.Up.class);
        var up = (Outcome.Up) outcome;
        assertThat(up.observed().value()).isEqualTo("12");
        assertThat(up.phases().waiting()).isPositive();
        assertThat(up.phases().transfer()).isPositive();
    }

    @Test
    void theQueryStandsInATransactionThatCanOnlyReadAndIsLeftInGoodOrder() {
        var postgres = asking(Asks.NOTHING);
        probe(postgres, StartTls.NEVER);

        assertThat(postgres.heard)
                .containsSubsequence(
                        "user vedette database shop application_name vedette client_encoding UTF8",
                        "Qbegin transaction read only; set local statement_timeout = 10000 ",
                        "P select count(*) from jobs   ",
                        "Qrollback ");
    }

    @Test
    void whatScramMakesOfThePasswordServesTheNextRunToo() {
        try (var server = HostileServer.with(asking(Asks.SCRAM))) {
            var probe = prober.probes.probe(Prober.target(spec(server, StartTls.NEVER, List.of()), LONG));

            assertThat(Prober.await(probe.run())).isInstanceOf(Outcome.Up.class);
            assertThat(Prober.await(probe.run())).isInstanceOf(Outcome.Up.class);
        }
    }

    @Test
    void theReportHasNoPasswordInIt() {
        try (var server = HostileServer.with(asking(Asks.MD5))) {
            var report = prober.explain(spec(server, StartTls.IF_OFFERED, List.of()));

            assertThat(report.outcome()).isInstanceOf(Outcome.Up.class);
            assertThat(report.dialogue())
                    .extracting(line -> line.text())
                    .contains("MD5 <not shown>", "value 12, 1 row");
            assertThat(report.toString()).doesNotContain(PASSWORD);
        }
    }

    @Test
    void tlsIsBegunWhereItIsOfferedAndTakesEvenAPasswordAsItIs() {
        var until = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(86_400);
        var secured = new PostgresServer(Asks.CLEARTEXT, OURS.issue(Authority.until(until)));

        var up = (Outcome.Up) probe(secured, StartTls.IF_OFFERED);

        assertThat(up.observed().certificateExpiry()).isEqualTo(until);
        assertThat(up.phases().tls()).isPositive();
    }

    @Test
    void anExpiredCertificateIsDownAndItsExpiryIsTold() {
        var over = Instant.parse("2026-01-31T10:20:00Z");
        var expired = new PostgresServer(Asks.NOTHING, OURS.issue(Authority.until(over)));

        assertThat(down(CERTIFICATE, expired).observed().certificateExpiry()).isEqualTo(over);
    }

    @Test
    void tlsThatIsRequiredAndNotOfferedIsDown() {
        assertThat(down(TLS, probe(asking(Asks.NOTHING), StartTls.REQUIRED)).detail())
                .isEqualTo("TLS is required, and the server does not offer it");
    }

    @Test
    void messagesSlippedInBeforeTlsAreNoneOfIt() {
        down(PROTOCOL, peer -> {
            PostgresServer.startup(peer);
            peer.sayBytes("SR\0\0\0\10\0\0\0\0".getBytes(UTF_8));
            peer.staysSilent();
        });
    }

    @Test
    void aPasswordIsNotSentAsItIsInTheClear() {
        var postgres = asking(Asks.CLEARTEXT);

        assertThat(down(TLS, postgres).detail()).startsWith("the password was not sent: ");
        assertThat(postgres.heard).noneMatch(heard -> heard.contains(PASSWORD));
    }

    @Test
    void aRefusedLoginIsDownInTheServersWords() {
        try (var server = HostileServer.with(asking(Asks.SCRAM))) {
            var login = new Login(USER, new Secret("guess"));
            var spec = new PostgresSpec(
                    server.url("postgres", "/shop"), TRUSTING, StartTls.NEVER, login, "select 1", List.of());

            assertThat(down(STATUS, prober.probe(spec, LONG)).detail())
                    .isEqualTo("the server refused the login: "
                            + "\"password authentication failed for user \"vedette\" (28P01)\"");
        }
    }

    @Test
    void aServerThatAsksWhereNothingIsConfiguredIsDownForThat() {
        try (var server = HostileServer.with(asking(Asks.SCRAM))) {
            var login = new Login(USER, new Secret(""));
            var spec = new PostgresSpec(
                    server.url("postgres", ""), TRUSTING, StartTls.NEVER, login, "select 1", List.of());

            assertThat(down(STATUS, prober.probe(spec, LONG)).detail())
                    .isEqualTo("the server asks for a password, and none is configured");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SCRAM_WITHOUT_PROOF", "SCRAM_WITH_A_WRONG_PROOF"})
    void aServerThatDoesNotKnowThePasswordItselfIsNoneOfOurs(Asks asks) {
        assertThat(down(PROTOCOL, asking(asks)).detail())
                .isEqualTo("the server did not prove that it knows the password");
    }

    @Test
    void aServerThatWantsThePasswordStretchedForEverIsRefused() {
        assertThat(down(PROTOCOL, asking(Asks.SCRAM_FOR_EVER)).detail())
                .isEqualTo("the server wants a password stretched 900000000 times");
    }

    @Test
    void aQueryThatFailsIsDownInTheServersWords() {
        var postgres = new PostgresServer(Asks.NOTHING, null).failing("relation \"jobs\" does not exist");

        assertThat(down(STATUS, postgres).detail())
                .isEqualTo("the query failed: \"relation \"jobs\" does not exist (42P01)\"");
    }

    @Test
    void theValueIsJudged() {
        var few = new QueryValue(new Comparison.Within(new Bound(Bound.Sign.LESS, 10)));

        var down = down(BODY, probe(asking(Asks.NOTHING), few));

        assertThat(down.detail()).isEqualTo("expected the query's value to be < 10, found 12");
        assertThat(down.observed().value()).isEqualTo("12");
    }

    @Test
    void noRowAndNullFail() {
        var any = new QueryValue(new Comparison.Within(new Bound(Bound.Sign.AT_LEAST, 0)));

        assertThat(down(BODY, probe(new PostgresServer(Asks.NOTHING, null), any))
                        .detail())
                .endsWith("found no row");
        assertThat(down(BODY, probe(new PostgresServer(Asks.NOTHING, null).answering((String) null), any))
                        .detail())
                .endsWith("found NULL");
    }

    @Test
    void rowsAreCounted() {
        var none = new QueryRows(new Bound(Bound.Sign.EXACTLY, 0));
        var postgres = new PostgresServer(Asks.NOTHING, null).answering("a", "b");

        assertThat(down(BODY, probe(postgres, none)).detail()).isEqualTo("expected rows = 0, found 2");
    }

    @Test
    void silenceIsATimeoutThatSaysWhatWasWaitedFor() {
        assertThat(down(TIMEOUT, Peer::staysSilent).detail())
                .isEqualTo("no answer within 500 ms: waiting for the reply to SSLRequest");
        assertThat(down(TIMEOUT, peer -> {
                            PostgresServer.startup(peer);
                            peer.say("N");
                            peer.staysSilent();
                        })
                        .detail())
                .isEqualTo("no answer within 500 ms: waiting for the login");
        assertThat(down(TIMEOUT, peer -> {
                            PostgresServer.startup(peer);
                            peer.say("N");
                            PostgresServer.startup(peer);
                            peer.sayBytes(PostgresServer.auth(0, new byte[0]));
                            peer.sayBytes(PostgresServer.message('Z', new byte[] {'I'}));
                            peer.staysSilent();
                        })
                        .detail())
                .isEqualTo("no answer within 500 ms: waiting for the query's result");
    }

    @Test
    void aServerThatIsStillStartingIsDownInItsWords() {
        assertThat(down(STATUS, peer -> {
                            PostgresServer.startup(peer);
                            peer.sayBytes(PostgresServer.error("the database system is starting up", "57P03"));
                        })
                        .detail())
                .isEqualTo("the server refused the login: \"the database system is starting up (57P03)\"");
    }

    @Test
    void whatIsNotPostgresIsDownForThat() {
        assertThat(down(PROTOCOL, peer -> peer.say("HTTP/1.1 400 Bad Request\r\n\r\n"))
                        .detail())
                .isEqualTo("the answer is not PostgreSQL's protocol");
    }

    @Test
    void aMessageOfAnAbsurdLengthIsNotWaitedFor() {
        down(PROTOCOL, peer -> {
            PostgresServer.startup(peer);
            peer.say("N");
            PostgresServer.startup(peer);
            peer.sayBytes(new byte[] {'R', 0x7f, 0, 0, 0});
            peer.staysSilent();
        });
    }

    @Test
    void aMessageThatEndsTooSoonIsNoMessage() {
        down(PROTOCOL, peer -> {
            PostgresServer.startup(peer);
            peer.say("N");
            PostgresServer.startup(peer);
            peer.sayBytes(PostgresServer.message('R', new byte[] {0, 0}));
            peer.staysSilent();
        });
    }

    @Test
    void anEndlessServerIsReadToALimit() {
        down(TOO_LARGE, peer -> {
            PostgresServer.startup(peer);
            peer.say("N");
            PostgresServer.startup(peer);
            while (true) {
                peer.sayBytes(PostgresServer.message('N', new byte[10_000]));
            }
        });
    }

    @Test
    void aServerThatClosesIsDownForThat() {
        assertThat(down(RESET, peer -> {
                            PostgresServer.startup(peer);
                            peer.say("N");
                            PostgresServer.startup(peer);
                        })
                        .detail())
                .isEqualTo("the peer closed the connection: waiting for the login");
    }
}
