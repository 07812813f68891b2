package io.vedette.probe.icmp;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.probe.run.Addressing;
import io.vedette.probe.run.Bound;
import io.vedette.probe.run.Condition;
import io.vedette.probe.run.LatencyUnder;
import io.vedette.probe.world.Leaks;
import io.vedette.probe.world.NameServer;
import io.vedette.probe.world.Prober;
import io.vedette.sample.Outcome;
import io.vedette.sample.Phases;
import io.vedette.sample.Reason;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where the kernel lets this process ping, it pings; where it does not, the probe says so: either is asserted, whichever it is here. */
final class IcmpProbeIT {
    private final Prober prober = new Prober();

    @AfterEach
    void close() {
        prober.close();
    }

    private static IcmpSpec spec(String host, int packets, List<Condition<? super IcmpAnswer>> expect) {
        return new IcmpSpec(URI.create("icmp://" + host), packets, Addressing.ANY, expect);
    }

    private static void assertUpOrRefused(Outcome outcome) {
        var refusal = EchoSocket.refusal();
        if (refusal == null) {
            assertThat(outcome).isInstanceOf(Outcome.Up.class);
        } else {
            assertThat(outcome).isEqualTo(new Outcome.Unknown(refusal));
            assertThat(refusal).contains("net.ipv4.ping_group_range", "CAP_NET_RAW");
        }
    }

    @Test
    void aHostThatAnswersIsUpWithItsRoundTripAsTheOnlyPhase() {
        var outcome = prober.probe(spec("127.0.0.1", 1, List.of()));

        assertUpOrRefused(outcome);
        if (outcome instanceof Outcome.Up(var phases, var _)) {
            assertThat(phases).isEqualTo(new Phases(-1, -1, -1, phases.waiting(), -1));
            assertThat(phases.waiting()).isNotNegative();
        }
    }

    @Test
    void severalRequestsAndIpv6AreCounted() {
        var allAnswered = new LossIs(new Bound(Bound.Sign.AT_MOST, 0));

        assertUpOrRefused(prober.probe(spec("127.0.0.1", 5, List.of(allAnswered))));
        var report = prober.explain(spec("[::1]", 3, List.of(allAnswered)));
        assertUpOrRefused(report.outcome());
        assertThat(report.outcome() instanceof Outcome.Up)
                .isEqualTo(report.facts().size() == 4);
    }

    @Test
    void aRoundTripThatIsTooLongIsDown() {
        var outcome = prober.probe(spec("127.0.0.1", 1, List.of(new LatencyUnder(Duration.ofNanos(1)))));

        if (EchoSocket.refusal() == null) {
            assertThat(((Outcome.Down) outcome).reason()).isEqualTo(Reason.LATENCY);
        } else {
            assertThat(outcome).isInstanceOf(Outcome.Unknown.class);
        }
    }

    @Test
    void aNameThatDoesNotExistIsDown() {
        try (var names = new NameServer();
                var own = names.prober()) {
            var outcome = own.probe(spec("nosuch.example", 1, List.of()));

            assertThat(((Outcome.Down) outcome).reason()).isEqualTo(Reason.DNS);
        }
    }

    @Test
    void aNameServerThatIsSilentForAMomentIsAskedAgain() {
        try (var names = new NameServer()
                        .knows("target.example", "127.0.0.1")
                        .overUdpOnly()
                        .loses(2);
                var own = names.prober()) {
            assertUpOrRefused(own.probe(spec("target.example", 1, List.of()), Duration.ofSeconds(8)));
        }
    }

    @Test
    void lossIsComparedInPercent() {
        var third = new IcmpAnswer(3, 2, Phases.EMPTY);

        assertThat(new LossIs(new Bound(Bound.Sign.AT_MOST, 34)).failure(third)).isNull();
        assertThat(new LossIs(new Bound(Bound.Sign.AT_MOST, 33)).failure(third))
                .extracting(trouble -> trouble.detail())
                .isEqualTo("expected a loss of <= 33 %, found 1 of 3 lost");
    }

    @Test
    void nothingIsLeftOfAThousandPings() {
        try (var leaks = new Leaks()) {
            prober.probe(spec("127.0.0.1", 1, List.of()));
            var before = Leaks.descriptors();
            for (var i = 0; i < 1_000; i++) {
                assertUpOrRefused(prober.probe(spec("127.0.0.1", 1, List.of())));
            }

            assertThat(Leaks.descriptors()).isLessThan(before + 20);
            assertThat(leaks.found()).isEmpty();
        }
    }
}
