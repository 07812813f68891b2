package io.vedette.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vedette.engine.Board;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class VigilTest {
    private final Vertx vertx = Vertx.vertx();
    private final ServiceManager manager = ServiceManager.of(Map.of(), vertx.getOrCreateContext());
    private final List<Duration> steps = new ArrayList<>();
    private Instant wall = Instant.parse("2026-03-02T12:00:00Z");
    private long ticks;
    private final SteadyClock clock = new SteadyClock(() -> wall, () -> ticks);

    @AfterEach
    void close() {
        vertx.close();
    }

    private Vigil vigil() {
        return new Vigil(new Board(), clock, new SimpleMeterRegistry(), steps::add);
    }

    private void second(Vigil vigil, Duration step) {
        wall = wall.plusSeconds(1).plus(step);
        ticks += Duration.ofSeconds(1).toNanos();
        vigil.look(manager);
    }

    @Test
    void aStepIsToldOnceByWhatItWas() {
        Vigil vigil = vigil();
        second(vigil, Duration.ZERO);
        second(vigil, Duration.ofHours(1));
        second(vigil, Duration.ZERO);
        second(vigil, Duration.ofHours(-2));

        assertThat(steps).containsExactly(Duration.ofHours(1), Duration.ofHours(-2));
    }

    @Test
    void whatTheDaemonLosesToBeLevelAgainIsNoStep() {
        clock.notBefore(wall.plus(Duration.ofHours(1)));
        Vigil vigil = vigil();
        for (int second = 0; second < 3_600; second++) {
            second(vigil, Duration.ZERO);
        }

        assertThat(steps).isEmpty();
    }
}
