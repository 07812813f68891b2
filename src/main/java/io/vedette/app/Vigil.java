package io.vedette.app;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vedette.engine.Board;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the daemon itself, about once a second: tells the service manager that it is alive while every probe loop gives signs, and says when the wall clock
 * was stepped. Belongs to the couriers' event loop.
 */
final class Vigil {
    private static final Logger LOG = LoggerFactory.getLogger(Vigil.class);
    private static final Duration SILENCE = Duration.ofSeconds(10);
    private static final Duration STEP = Duration.ofSeconds(5);

    private final Board board;
    private final SteadyClock clock;
    private final Consumer<Duration> stepped;
    private Duration offset;

    /** @param stepped hears by how much the wall clock was stepped */
    Vigil(Board board, SteadyClock clock, MeterRegistry meters, Consumer<Duration> stepped) {
        this.board = board;
        this.stepped = stepped;
        this.clock = clock;
        this.offset = clock.offset();
        Gauge.builder("vedette.clock.offset", clock, time -> time.offset().toMillis() / 1e3)
                .description("How far the wall clock was stepped ahead of the daemon's own time since the start.")
                .baseUnit("seconds")
                .register(meters);
    }

    void look(ServiceManager manager) {
        if (board.silentSince(clock.instant().minus(SILENCE)).isEmpty()) {
            manager.alive();
        }
        Duration now = clock.offset();
        Duration by = now.minus(offset);
        if (by.abs().compareTo(STEP) > 0) {
            stepped.accept(by);
            LOG.atWarn()
                    .addKeyValue("offset", now)
                    .log(
                            "the wall clock was stepped: probing and judging go on by the monotonic clock, times shown stay as they were until a restart");
        }
        offset = now;
    }
}
