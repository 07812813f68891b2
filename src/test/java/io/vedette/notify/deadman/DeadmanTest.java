package io.vedette.notify.deadman;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vedette.fakes.SimulatedTime;
import io.vedette.outbound.Ask;
import io.vedette.outbound.Exchange;
import io.vedette.secret.Secret;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DeadmanTest {
    private static final DeadmanSpec SPEC =
            new DeadmanSpec(new Secret("https://hc.example.org/ping/s3cret"), Duration.ofSeconds(60));

    private final SimulatedTime time = new SimulatedTime();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Instant> sent = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();
    private Exchange answer = new Exchange.Unreached("could not connect");
    private final Deadman deadman = new Deadman(this::send, () -> {}, time, time, () -> List.copyOf(troubles), meters);

    private Future<Exchange> send(Ask ask) {
        assertThat(ask.url()).isEqualTo(SPEC.url());
        sent.add(time.instant());
        return Future.succeededFuture(answer);
    }

    private double count(String outcome) {
        var counter =
                meters.find("vedette.deadman.beats").tag("outcome", outcome).counter();
        return counter == null ? 0 : counter.count();
    }

    @Test
    void whileAllIsWellItIsToldAtEveryInterval() {
        deadman.update(SPEC);
        time.advance(Duration.ofMinutes(10));

        assertThat(sent).hasSize(10);
    }

    @Test
    void whileTheDaemonDoesNotDoItsWorkNothingIsSent() {
        deadman.update(SPEC);
        troubles.add("nothing was probed");
        time.advance(Duration.ofMinutes(5));
        assertThat(sent).isEmpty();
        assertThat(count("withheld")).isEqualTo(5);

        troubles.clear();
        time.advance(Duration.ofMinutes(1));
        assertThat(sent).hasSize(1);
    }

    @Test
    void aRequestThatFailsIsCountedAndTriedAgainAtTheNextInterval() {
        deadman.update(SPEC);
        time.advance(Duration.ofMinutes(2));

        assertThat(count("failed")).isEqualTo(2);
        assertThat(sent).hasSize(2);
    }

    @Test
    void aReloadThatChangesNothingMovesNoBeatAndOneThatTakesItAwayEndsThem() {
        deadman.update(SPEC);
        time.advance(Duration.ofSeconds(59));
        deadman.update(new DeadmanSpec(SPEC.url(), SPEC.interval()));
        time.advance(Duration.ofSeconds(1));
        assertThat(sent).hasSize(1);

        deadman.update(null);
        time.advance(Duration.ofMinutes(5));
        assertThat(sent).hasSize(1);
    }
}
