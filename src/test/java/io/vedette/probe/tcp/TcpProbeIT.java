package io.vedette.probe.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.probe.run.Approach;
import io.vedette.probe.run.LatencyUnder;
import io.vedette.probe.world.HostileServer;
import io.vedette.probe.world.Prober;
import io.vedette.sample.Outcome;
import io.vedette.sample.Phases;
import io.vedette.sample.Reason;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TcpProbeIT {
    private final Prober prober = new Prober();

    @AfterEach
    void close() {
        prober.close();
    }

    private static URI url(int port) {
        return URI.create("tcp://127.0.0.1:" + port);
    }

    private static TcpSpec within(URI url, Duration latency) {
        return new TcpSpec(url, List.of(), false, Approach.USUAL, List.of(new LatencyUnder(latency)));
    }

    @Test
    void aHandshakeIsUpAndItsOnlyPhaseIsConnecting() {
        try (var server = HostileServer.with(HostileServer.Peer::staysSilent)) {
            var outcome = prober.probe(within(url(server.port()), Duration.ofSeconds(4)));

            assertThat(outcome).isInstanceOf(Outcome.Up.class);
            var phases = ((Outcome.Up) outcome).phases();
            assertThat(phases).isEqualTo(new Phases(-1, phases.connect(), -1, -1, -1));
            assertThat(phases.connect()).isPositive();
        }
    }

    @Test
    void aHandshakeSlowerThanExpectedIsDown() {
        try (var server = HostileServer.with(HostileServer.Peer::staysSilent)) {
            var outcome = prober.probe(within(url(server.port()), Duration.ofNanos(1)));

            assertThat(((Outcome.Down) outcome).reason()).isEqualTo(Reason.LATENCY);
        }
    }

    @Test
    void aProbeUnderWayEndsAsUnknownWhenItsRoomIsClosed() {
        try (var server = HostileServer.with(HostileServer.Peer::staysSilent);
                var other = new Prober()) {
            var silent = Prober.target(Prober.expecting(server.url()), Duration.ofSeconds(30));
            var running = other.probes.probe(silent).run();

            other.probes.close();

            assertThat(Prober.await(running)).isInstanceOf(Outcome.Unknown.class);
        }
    }

    @Test
    void aPortThatNobodyListensOnIsRefused() {
        var outcome = prober.probe(TcpSpec.handshake(url(HostileServer.deadPort())));

        assertThat(((Outcome.Down) outcome).reason()).isEqualTo(Reason.REFUSED);
    }

    @Test
    void anUrlWithoutAPortIsOurTrouble() {
        var outcome = prober.probe(TcpSpec.handshake(URI.create("tcp://127.0.0.1")));

        assertThat(outcome).isEqualTo(new Outcome.Unknown("expected a port between 1 and 65535, found \"\""));
    }
}
