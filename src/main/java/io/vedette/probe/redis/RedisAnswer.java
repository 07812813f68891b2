package io.vedette.probe.redis;

import io.vedette.probe.run.Certified;
import io.vedette.probe.run.Reached;
import io.vedette.probe.run.Timed;
import io.vedette.sample.Phases;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a Redis server told.
 *
 * @param info its INFO, by name; empty if it was not asked for
 */
public record RedisAnswer(Reached reached, Map<String, String> info) implements Timed, Certified {
    @Override
    public Phases phases() {
        return reached.phases();
    }

    @Override
    public @Nullable Instant certificateExpiry() {
        return reached.certificateExpiry();
    }

    @Override
    public Instant at() {
        return reached.at();
    }
}
