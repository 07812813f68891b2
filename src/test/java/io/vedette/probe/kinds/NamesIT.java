package io.vedette.probe.kinds;

import static io.vedette.sample.Reason.DNS;
import static io.vedette.sample.Reason.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.probe.ProbeReport;
import io.vedette.probe.http.Expectation;
import io.vedette.probe.http.HttpSpec;
import io.vedette.probe.http.Way;
import io.vedette.probe.run.Addressing;
import io.vedette.probe.run.TlsSpec;
import io.vedette.probe.world.HostileServer;
import io.vedette.probe.world.NameServer;
import io.vedette.probe.world.Prober;
import io.vedette.sample.Outcome;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Names that do not resolve, resolve late, or resolve to something dead. */
final class NamesIT {
    private final NameServer names = new NameServer();
    private final Prober prober = names.prober();
    private final HostileServer server =
            HostileServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nSet-Cookie: id=s3cret\r\nX-Up: yes\r\n\r\n");

    @AfterEach
    void close() {
        server.close();
        prober.close();
        names.close();
    }

    private HttpSpec spec(String host) {
        return Prober.expecting(URI.create("http://" + host + ":" + server.port() + "/"));
    }

    private static Outcome.Down down(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Down.class);
        return (Outcome.Down) outcome;
    }

    @Test
    void aNameIsAPhaseOfItsOwn() {
        names.knows("target.example", "127.0.0.1");

        var outcome = prober.probe(spec("target.example"));

        assertThat(outcome).isInstanceOf(Outcome.Up.class);
        assertThat(((Outcome.Up) outcome).phases().dns()).isPositive();
    }

    @Test
    void anAnswerIsKeptForItsTimeAndNoLonger() {
        names.knows("kept.example", "127.0.0.1").knows("fresh.example", "127.0.0.1");
        prober.probe(spec("kept.example"));
        var first = names.asked();
        prober.probe(spec("kept.example"));
        assertThat(names.asked()).isEqualTo(first);

        names.keepsFor(0);
        prober.probe(spec("fresh.example"));
        var second = names.asked();
        prober.probe(spec("fresh.example"));
        assertThat(names.asked()).isGreaterThan(second);
    }

    @Test
    void localhostAndAddressesAreNotAskedFor() {
        assertThat(prober.probe(spec("localhost"))).isInstanceOf(Outcome.Up.class);
        assertThat(prober.probe(spec("127.0.0.1"))).isInstanceOf(Outcome.Up.class);

        assertThat(names.asked()).isZero();
    }

    @Test
    void aDeadAddressIsPassedOverForTheNextOne() {
        names.knows("half.example", "127.0.0.9", "127.0.0.1");

        var report = prober.explain(spec("half.example"));

        assertThat(report.outcome()).isInstanceOf(Outcome.Up.class);
        assertThat(report.attempts()).hasSize(2);
        assertThat(report.attempts().getFirst().failure())
                .isEqualTo("127.0.0.9:" + server.port() + " refused the connection");
        assertThat(report.attempts().getLast().failure()).isNull();
    }

    @Test
    void theFirstAddressTellsTheReasonWhenAllAreDead() {
        names.knows("dead.example", "127.0.0.9", "127.0.0.8");

        var down = down(prober.probe(spec("dead.example")));

        assertThat(down.reason()).isEqualTo(REFUSED);
        assertThat(down.detail())
                .isEqualTo("127.0.0.9:" + server.port() + " refused the connection, and 1 more address failed");
    }

    @Test
    void aNameServerThatIsSilentIsADnsFailureWithinTheDeadline() {
        names.loses(1_000);

        var down = down(prober.probe(spec("target.example"), Duration.ofMillis(300)));

        assertThat(down.reason()).isEqualTo(DNS);
        assertThat(down.detail()).isEqualTo("no DNS server answered for target.example within 300 ms");
        assertThat(down.phases().dns()).isGreaterThan(250_000);
    }

    @Test
    void anAnswerForAnotherNameIsNotBelieved() {
        names.knows("target.example", "127.0.0.1").lies();

        var down = down(prober.probe(spec("target.example"), Duration.ofSeconds(3)));

        assertThat(down.reason()).isEqualTo(DNS);
        assertThat(server.connections()).isZero();
    }

    @Test
    void anAnswerThatIsCutIsAskedForAgainOverTcp() {
        names.knows("target.example", "127.0.0.1").cuts();

        assertThat(prober.probe(spec("target.example"))).isInstanceOf(Outcome.Up.class);
    }

    @Test
    void oneLostQuestionIsNoVerdict() {
        names.knows("target.example", "127.0.0.1").loses(1);

        assertThat(prober.probe(spec("target.example"))).isInstanceOf(Outcome.Up.class);
    }

    private HttpSpec by(String host, Addressing addressing) {
        return spec(host).by(new Way(addressing, TlsSpec.USUAL));
    }

    @Test
    void onlyAddressesOfTheWantedFamilyAreTried() {
        names.knows("four.example", "127.0.0.1");

        var up = prober.probe(by("four.example", new Addressing(Addressing.Family.IPV4, null)));
        var down = down(prober.probe(by("four.example", new Addressing(Addressing.Family.IPV6, null))));

        assertThat(up).isInstanceOf(Outcome.Up.class);
        assertThat(down.reason()).isEqualTo(DNS);
        assertThat(down.detail()).isEqualTo("DNS has no IPv6 address for four.example");
        assertThat(down.phases().dns()).isNotNegative();
    }

    @Test
    void anAddressOfOurOwnNeedsNoNameServerAndKeepsTheHost() {
        var here = new Addressing(Addressing.Family.ANY, InetAddress.ofLiteral("127.0.0.1"));

        assertThat(prober.probe(by("elsewhere.example", here))).isInstanceOf(Outcome.Up.class);

        assertThat(names.asked()).isZero();
        assertThat(server.request()).contains("\r\nHost: elsewhere.example:" + server.port() + "\r\n");
    }

    @Test
    void aReportTellsEverythingButSecrets() {
        names.knows("target.example", "127.0.0.1");

        var report = prober.explain(Prober.expecting(
                URI.create("http://target.example:" + server.port() + "/"),
                Expectation.StatusIn.SUCCESS,
                new Expectation.HeaderEquals("X-Up", "no")));

        assertThat(report.host()).isEqualTo("target.example");
        var answer = Objects.requireNonNull(report.answer());
        assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 200 OK");
        assertThat(answer.headers())
                .contains(new ProbeReport.Header("X-Up", "yes"), new ProbeReport.Header("Set-Cookie", "<not shown>"));
        assertThat(report.checks())
                .containsExactly(
                        new ProbeReport.Check("status 200-299", null),
                        new ProbeReport.Check(
                                "header X-Up to be \"no\"", "expected header X-Up to be \"no\", found \"yes\""));
        assertThat(down(report.outcome()).detail())
                .isEqualTo(report.checks().get(1).failure());
    }
}
