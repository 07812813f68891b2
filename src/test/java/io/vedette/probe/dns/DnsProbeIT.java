package io.vedette.probe.dns;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.ssl.SslProvider;
import io.netty.resolver.dns.SequentialDnsServerAddressStreamProvider;
import io.vedette.probe.ProbeReport.Fact;
import io.vedette.probe.run.Bound;
import io.vedette.probe.world.HostileServer;
import io.vedette.probe.world.Leaks;
import io.vedette.probe.world.NameServer;
import io.vedette.probe.world.Prober;
import io.vedette.sample.Outcome;
import io.vedette.sample.Phases;
import io.vedette.sample.Reason;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DnsProbeIT {
    private static final Duration SHORT = Duration.ofMillis(400);

    private final Prober prober = new Prober();

    @AfterEach
    void close() {
        prober.close();
    }

    private static DnsSpec spec(URI url, DnsExpectation... expect) {
        return new DnsSpec(url, List.of(expect));
    }

    private static InetSocketAddress at(int port) {
        return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
    }

    private static byte[] two(byte[] query) {
        return Replies.good()
                .address("example.org", "192.0.2.1")
                .address("example.org", "192.0.2.2")
                .to(query);
    }

    private Outcome asking(Function<byte[], byte[]> answer) {
        try (var server = ScriptedNameServer.answering(answer)) {
            return prober.probe(spec(server.url("/example.org")), SHORT);
        }
    }

    private static void assertDown(Outcome outcome, Reason reason, String... words) {
        assertThat(outcome).isInstanceOf(Outcome.Down.class);
        assertThat(((Outcome.Down) outcome).reason()).isEqualTo(reason);
        assertThat(((Outcome.Down) outcome).detail()).contains(words);
    }

    @Test
    void anAnswerIsUpAndItsOnlyPhaseIsWaiting() {
        var outcome = asking(DnsProbeIT::two);

        assertThat(outcome).isInstanceOf(Outcome.Up.class);
        var phases = ((Outcome.Up) outcome).phases();
        assertThat(phases).isEqualTo(new Phases(-1, -1, -1, phases.waiting(), -1));
        assertThat(phases.waiting()).isPositive();
    }

    @Test
    void theAnswersAreComparedInAnyOrder() {
        try (var server = ScriptedNameServer.answering(DnsProbeIT::two)) {
            var both = new DnsExpectation.AnswersAre(List.of("192.0.2.2", "192.0.2.1"));
            var one = new DnsExpectation.AnswersAre(List.of("192.0.2.2"));
            var other = new DnsExpectation.AnswersContain(List.of("192.0.2.3"));
            var three = new DnsExpectation.CountIs(new Bound(Bound.Sign.AT_LEAST, 3));

            assertThat(prober.probe(spec(server.url("/example.org"), both))).isInstanceOf(Outcome.Up.class);
            assertDown(
                    prober.probe(spec(server.url("/example.org"), one)),
                    Reason.DNS,
                    "expected exactly the answers 192.0.2.2, found 192.0.2.1, 192.0.2.2");
            assertDown(prober.probe(spec(server.url("/example.org"), other)), Reason.DNS, "192.0.2.3");
            assertDown(prober.probe(spec(server.url("/example.org"), three)), Reason.DNS, "expected >= 3 answers");
        }
    }

    @Test
    void theReportSaysWhoWasAskedAndWhatItAnswered() {
        try (var server = ScriptedNameServer.answering(DnsProbeIT::two)) {
            var report = prober.explain(spec(server.url("/example.org")));

            assertThat(report.facts())
                    .contains(
                            new Fact("question", "A example.org"),
                            new Fact("asked", server.url("").getAuthority() + " over UDP"),
                            new Fact("rcode", "NOERROR"),
                            new Fact("answer", "192.0.2.1, kept 300 s"));
            assertThat(report.checks()).hasSize(2).allMatch(check -> check.held());
        }
    }

    @Test
    void anAliasIsFollowedWhereverItStands() {
        var outcome = asking(query -> Replies.good()
                .address("c.example.org", "192.0.2.7")
                .alias("b.example.org", "c.example.org")
                .alias("example.org", "b.example.org")
                .to(query));

        assertThat(outcome).isInstanceOf(Outcome.Up.class);
    }

    @Test
    void aliasesInACircleAnswerNothing() {
        var outcome = asking(query -> Replies.good()
                .alias("example.org", "b.example.org")
                .alias("b.example.org", "example.org")
                .to(query));

        assertDown(outcome, Reason.DNS, "expected >= 1 answers, found none");
    }

    @Test
    void recordsOfAnotherNameAnswerNothing() {
        assertDown(
                asking(query ->
                        Replies.good().address("evil.example", "192.0.2.66").to(query)),
                Reason.DNS,
                "found none");
    }

    @Test
    void anEmptyAnswerWithoutAnErrorIsDown() {
        assertDown(asking(query -> Replies.good().to(query)), Reason.DNS, "found none");
    }

    @Test
    void aNameThatDoesNotExistIsDownUnlessThatIsExpected() {
        try (var server =
                ScriptedNameServer.answering(query -> Replies.good().rcode(3).to(query))) {
            var gone = new DnsExpectation.RcodeIs(Rcode.NXDOMAIN);

            assertDown(
                    prober.probe(spec(server.url("/example.org"))),
                    Reason.DNS,
                    "expected rcode NOERROR, found NXDOMAIN");
            assertThat(prober.probe(spec(server.url("/example.org"), gone))).isInstanceOf(Outcome.Up.class);
        }
    }

    @Test
    void aRefusalThatRepeatsNoQuestionIsHeard() {
        assertDown(asking(query -> Replies.good().rcode(1).withoutQuestion(query)), Reason.DNS, "found FORMERR");
    }

    @Test
    void whatDoesNotFitIsAskedForOverTcp() {
        try (var server =
                new ScriptedNameServer(query -> List.of(Replies.good().cut().to(query)), DnsProbeIT::two)) {
            var report = prober.explain(spec(server.url("/example.org")));

            assertThat(report.outcome()).isInstanceOf(Outcome.Up.class);
            assertThat(((Outcome.Up) report.outcome()).phases().connect()).isNotNegative();
            assertThat(report.facts()).anyMatch(fact -> fact.value().contains("over TCP"));
        }
    }

    @Test
    void anAnswerThatIsCutEvenOverTcpIsAgainstTheProtocol() {
        assertDown(asking(query -> Replies.good().cut().to(query)), Reason.PROTOCOL, "cut off even over TCP");
    }

    @Test
    void garbageOverTcpIsAgainstTheProtocol() {
        try (var server = new ScriptedNameServer(
                query -> List.of(Replies.good().cut().to(query)), query -> "HTTP/1.1 400".getBytes(US_ASCII))) {
            assertDown(prober.probe(spec(server.url("/example.org")), SHORT), Reason.PROTOCOL, "no DNS answer");
        }
    }

    @Test
    void theNameOfAServerIsAskedForAgainWhenNobodyAnswers() {
        try (var names = new NameServer()
                        .knows("ns.example", "127.0.0.1")
                        .overUdpOnly()
                        .loses(2);
                var own = names.prober();
                var server = ScriptedNameServer.answering(DnsProbeIT::two)) {
            var url = URI.create("dns://ns.example:" + server.url("").getPort() + "/example.org");

            assertThat(own.probe(spec(url), Duration.ofSeconds(8))).isInstanceOf(Outcome.Up.class);
        }
    }

    @Test
    void aSilentServerIsAskedAgainUntilTheDeadline() {
        try (var server = new ScriptedNameServer(query -> List.of(), query -> query)) {
            var outcome = prober.probe(spec(server.url("/example.org")), Duration.ofMillis(1_300));

            assertDown(outcome, Reason.TIMEOUT, "no answer from 127.0.0.1:", "within 1.3 s");
            assertThat(((Outcome.Down) outcome).phases().waiting()).isGreaterThanOrEqualTo(1_200_000);
            assertThat(server.asked()).isEqualTo(2);
        }
    }

    @Test
    void anAnswerToTheFirstQuestionCountsAfterTheSecondWasAsked() {
        var turn = new AtomicInteger();
        var first = new byte[1][];
        try (var server = new ScriptedNameServer(
                query -> {
                    if (turn.getAndIncrement() == 0) {
                        first[0] = two(query);
                        return List.of();
                    }
                    return List.of(first[0]);
                },
                query -> query)) {
            assertThat(prober.probe(spec(server.url("/example.org")))).isInstanceOf(Outcome.Up.class);
        }
    }

    @Test
    void garbageAndForeignAnswersArePassedOverAndNamedAtTheDeadline() {
        assertDown(asking(query -> new byte[] {1, 2, 3}), Reason.PROTOCOL, "no DNS answer", "nothing better");
        assertDown(
                asking(query -> Replies.good().to(query, Replies.name("example.org"), 1)),
                Reason.PROTOCOL,
                "an answer to nothing that was asked");
        assertDown(
                asking(query -> Replies.good().to(query, Replies.name("example.com"), 0)),
                Reason.PROTOCOL,
                "an answer to another question");
    }

    @Test
    void theAnswerAfterAForgedOneCounts() {
        try (var server = new ScriptedNameServer(
                query -> List.of(Replies.good().to(query, Replies.name("example.com"), 0), two(query)),
                query -> query)) {
            assertThat(prober.probe(spec(server.url("/example.org")), SHORT)).isInstanceOf(Outcome.Up.class);
        }
    }

    @Test
    void anAnswerFromAnotherAddressIsNotHeard() {
        try (var server = ScriptedNameServer.answering(DnsProbeIT::two).fromElsewhere()) {
            assertDown(prober.probe(spec(server.url("/example.org")), SHORT), Reason.TIMEOUT, "no answer from");
        }
    }

    @Test
    void aPortThatNobodyListensOnIsRefused() {
        var url = URI.create("dns://127.0.0.1:" + HostileServer.deadPort() + "/example.org");

        assertDown(prober.probe(spec(url)), Reason.REFUSED, "127.0.0.1:");
    }

    @Test
    void theNextServerOfTheSystemIsAskedWhenTheFirstRefuses() {
        try (var server = ScriptedNameServer.answering(DnsProbeIT::two);
                var system = new Prober(
                        new SequentialDnsServerAddressStreamProvider(
                                at(HostileServer.deadPort()), at(server.url("").getPort())),
                        SslProvider.JDK,
                        false)) {
            assertThat(system.probe(spec(URI.create("dns:///example.org")))).isInstanceOf(Outcome.Up.class);
        }
    }

    @Test
    void aServerThatRefusesIsNoVerdictWhileAnotherMayStillAnswer() {
        var heard = new AtomicInteger();
        try (var lossy = new ScriptedNameServer(
                        query -> heard.getAndIncrement() == 0 ? List.of() : List.of(two(query)), DnsProbeIT::two);
                var system = new Prober(
                        new SequentialDnsServerAddressStreamProvider(
                                at(lossy.url("").getPort()), at(HostileServer.deadPort())),
                        SslProvider.JDK,
                        false)) {
            assertThat(system.probe(spec(URI.create("dns:///example.org")))).isInstanceOf(Outcome.Up.class);
        }
    }

    @Test
    void whenAllServersRefuseThatIsTheVerdictAtOnce() {
        try (var system = new Prober(
                new SequentialDnsServerAddressStreamProvider(
                        at(HostileServer.deadPort()), at(HostileServer.deadPort())),
                SslProvider.JDK,
                false)) {
            assertDown(system.probe(spec(URI.create("dns:///example.org"))), Reason.REFUSED, "refused the connection");
        }
    }

    @Test
    void theServerMayBeANameThatDoesNotExist() {
        try (var server = ScriptedNameServer.answering(
                        query -> Replies.good().rcode(3).to(query));
                var system = new Prober(
                        new SequentialDnsServerAddressStreamProvider(
                                at(server.url("").getPort())),
                        SslProvider.JDK,
                        true)) {
            var outcome = system.probe(spec(URI.create("dns://ns.example/example.org")));

            assertDown(outcome, Reason.DNS, "DNS answered NXDOMAIN for ns.example");
        }
    }

    @Test
    void nothingIsLeftOfAThousandQuestions() {
        try (var leaks = new Leaks();
                var server = ScriptedNameServer.answering(DnsProbeIT::two);
                var cut = new ScriptedNameServer(
                        query -> List.of(Replies.good().cut().to(query)), DnsProbeIT::two)) {
            prober.probe(spec(cut.url("/example.org")));
            var before = Leaks.descriptors();
            for (var i = 0; i < 500; i++) {
                assertThat(prober.probe(spec(server.url("/example.org")))).isInstanceOf(Outcome.Up.class);
                assertThat(prober.probe(spec(cut.url("/example.org")))).isInstanceOf(Outcome.Up.class);
            }

            assertThat(Leaks.descriptors()).isLessThan(before + 20);
            assertThat(leaks.found()).isEmpty();
        }
    }
}
