package io.vedette.probe.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.probe.Probe;
import io.vedette.probe.http.HttpSpec;
import io.vedette.probe.world.HostileServer;
import io.vedette.probe.world.Prober;
import io.vedette.sample.Outcome;
import io.vertx.core.Future;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** No host is asked by more than so many probes at a time; who waits is not the target's trouble. */
final class PolitenessIT {
    private static final int MOST = 64;

    private final Prober prober = new Prober();
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger peak = new AtomicInteger();

    @AfterEach
    void close() {
        prober.close();
    }

    private HostileServer slow(long millis) {
        return HostileServer.with(peer -> {
            peak.accumulateAndGet(now.incrementAndGet(), Math::max);
            peer.hear();
            peer.waits(millis);
            now.decrementAndGet();
            peer.say("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        });
    }

    private List<Outcome> all(int number, URI url, Duration timeout) {
        var probes = Stream.generate(() -> prober.probes.probe(Prober.target(HttpSpec.get(url), timeout)))
                .limit(number)
                .toList();
        return Prober.await(Future.all(probes.stream().map(Probe::run).toList()).map(done -> done.<Outcome>list()));
    }

    @Test
    void aCrowdIsLetInAFewAtATimeAndItsWaitingIsNotTheTargetsLatency() {
        try (var server = slow(100)) {
            var start = System.nanoTime();

            var outcomes = all(4 * MOST, server.url(), Duration.ofSeconds(10));

            assertThat(peak.get()).isBetween(MOST / 2, MOST);
            assertThat(outcomes).allMatch(Outcome.Up.class::isInstance);
            var micros = (System.nanoTime() - start) / 1_000; // of four rounds of at least 100 ms
            assertThat(outcomes)
                    .extracting(outcome -> ((Outcome.Up) outcome).phases().total())
                    .allMatch(total -> total < micros - 200_000);
        }
    }

    @Test
    void whoseTurnNeverCameIsUnknownAndTheRestAreDown() {
        try (var server = HostileServer.with(HostileServer.Peer::staysSilent)) {
            var outcomes = all(2 * MOST, server.url(), Duration.ofMillis(500));

            assertThat(outcomes).filteredOn(Outcome.Down.class::isInstance).hasSize(MOST);
            assertThat(outcomes)
                    .filteredOn(Outcome.Unknown.class::isInstance)
                    .hasSize(MOST)
                    .extracting(outcome -> ((Outcome.Unknown) outcome).why())
                    .allMatch(why -> why.startsWith("it was not its turn within 500 ms: 64 probes of 127.0.0.1")
                            || why.startsWith("no answer in what was left of the time after waiting"));
        }
    }

    @Test
    void theQueueIsEmptyAfterwards() {
        try (var silent = HostileServer.with(HostileServer.Peer::staysSilent);
                var server = slow(0)) {
            all(3 * MOST, silent.url(), Duration.ofMillis(200));

            assertThat(all(2 * MOST, server.url(), Duration.ofSeconds(10))).allMatch(Outcome.Up.class::isInstance);
        }
    }
}
