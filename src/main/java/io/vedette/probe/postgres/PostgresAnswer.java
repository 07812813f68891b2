package io.vedette.probe.postgres;

import io.vedette.probe.run.Certified;
import io.vedette.probe.run.Reached;
import io.vedette.probe.run.Timed;
import io.vedette.sample.Phases;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a query came to.
 *
 * @param value the first row's first column; absent if there is none, or if it is NULL
 * @param rows how many there were, as far as they were asked for
 */
public record PostgresAnswer(Reached reached, @Nullable String value, int rows) implements Timed, Certified {
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
