package io.vedette.probe.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.probe.run.Comparison;
import io.vedette.probe.world.HostileServer;
import io.vedette.probe.world.Prober;
import io.vedette.sample.Evidence;
import io.vedette.sample.Evidence.Line;
import io.vedette.target.ProbeSpec;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class EvidenceIT {
    private final Prober prober = new Prober();

    @AfterEach
    void close() {
        prober.close();
    }

    private static HostileServer.Manner answering(String answer) {
        return peer -> {
            peer.hear();
            peer.say(answer);
        };
    }

    private Evidence evidence(ProbeSpec spec) {
        var found = Prober.await(
                prober.probes.probe(Prober.target(spec, Duration.ofSeconds(5))).examine());
        return Objects.requireNonNull(found.evidence());
    }

    @Test
    void aFailureKeepsTheAddressTheAnswerItsFirstBytesAndWhatFailed() {
        var answer = "HTTP/1.1 503 Out of order\r\nX-Node: 7\r\nSet-Cookie: id=hunter2\r\nContent-Length: 46\r\n\r\n"
                + "{\"status\":\"DOWN\",\"db_password\":\"hunter2hunter2\"}".substring(0, 46);
        try (var server = HostileServer.with(answering(answer))) {
            var lines = evidence(HttpSpec.get(server.url())).lines();

            assertThat(lines)
                    .contains(new Line("answer", "HTTP/1.1 503 Out of order"), new Line("header", "X-Node: 7"))
                    .contains(new Line("failed", "expected status 200-299, found 503 Out of order"))
                    .anyMatch(
                            line -> line.what().equals("address") && line.text().endsWith(": connected"))
                    .anyMatch(line -> line.what().equals("body") && line.text().contains("DOWN"));
            assertThat(lines.toString()).doesNotContain("hunter2");
        }
    }

    @Test
    void whatTheTargetKnowsOfUsIsNotShownWhenItSaysItBack() {
        var echo = "HTTP/1.1 500 Oops\r\nX-Echo: open-sesame-42\r\nContent-Length: 18\r\n\r\nno open-sesame-42!";
        try (var server = HostileServer.with(answering(echo))) {
            var ask = new Ask("GET", Map.of("X-Key", "open-sesame-42"), null);

            assertThat(evidence(HttpSpec.get(server.url()).asking(ask)).lines().toString())
                    .doesNotContain("sesame")
                    .contains("no <not shown>!");
        }
    }

    @Test
    void aRefusalKeepsWhoRefused() {
        var spec = HttpSpec.get(URI.create("http://127.0.0.1:" + HostileServer.deadPort()));

        assertThat(evidence(spec).lines())
                .singleElement()
                .matches(line -> line.what().equals("address") && line.text().contains("refused the connection"));
    }

    @Test
    void aTargetThatIsWellLeavesNoEvidence() {
        try (var server =
                HostileServer.with(answering("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{\"a\": \"b\"}"))) {
            var spec = HttpSpec.get(server.url()).expecting(List.of(new JsonIs("/a", new Comparison.Present())));

            var found = Prober.await(prober.probes
                    .probe(Prober.target(spec, Duration.ofSeconds(5)))
                    .examine());

            assertThat(found.evidence()).isNull();
        }
    }
}
