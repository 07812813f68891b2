package io.vedette.probe.http;

import static io.vedette.sample.Reason.TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.probe.world.HostileServer;
import io.vedette.probe.world.Prober;
import io.vedette.sample.Outcome;
import io.vedette.sample.Reason;
import java.time.Duration;

/** Probes servers of every manner and holds each run to what all of them must keep: within its time, nothing secret told. Belongs to its test class. */
final class Encounters implements AutoCloseable {
    static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final Duration SHORT = Duration.ofMillis(300);

    private final Prober prober = new Prober();

    /** Warm, so that no deadline is spent on loading classes. */
    Encounters() {
        try (var server = HostileServer.saying(OK + "Content-Length: 0\r\n\r\n")) {
            prober.probe(server.url());
        }
    }

    Prober prober() {
        return prober;
    }

    @Override
    public void close() {
        prober.close();
    }

    Outcome.Up up(HostileServer.Manner manner, Expectation... expect) {
        try (var server = HostileServer.with(manner)) {
            var outcome = prober.probe(Prober.expecting(server.url(), expect));
            assertThat(outcome).isInstanceOf(Outcome.Up.class);
            return (Outcome.Up) outcome;
        }
    }

    Outcome.Down down(HostileServer.Manner manner, Reason reason, Expectation... expect) {
        try (var server = HostileServer.with(manner)) {
            return down(Prober.expecting(server.url(), expect), Duration.ofSeconds(5), reason);
        }
    }

    Outcome.Down silent(HostileServer.Manner manner) {
        try (var server = HostileServer.with(manner)) {
            return down(Prober.expecting(server.url()), SHORT, TIMEOUT);
        }
    }

    Outcome.Down down(HttpSpec spec, Duration timeout, Reason reason) {
        var start = System.nanoTime();
        var outcome = prober.probe(spec, timeout);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(timeout.plusMillis(250));
        assertThat(outcome).isInstanceOf(Outcome.Down.class);
        var down = (Outcome.Down) outcome;
        assertThat(down.reason()).as(down.detail()).isEqualTo(reason);
        assertThat(down.detail()).doesNotContain("hidden").doesNotContain("\n");
        return down;
    }

    static HostileServer.Manner saying(String answer) {
        return peer -> {
            peer.hear();
            peer.say(answer);
        };
    }
}
