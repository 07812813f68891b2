package io.vedette.window;

import org.jspecify.annotations.Nullable;

/** What a {@link LatencyWindow} says of its last hour, for several questions at once: valid until the window goes on. Belongs to the window's event loop. */
public final class Quantiles {
    private final Cells cells;

    Quantiles(Cells cells) {
        this.cells = cells;
    }

    /** How many samples there are. */
    public long count() {
        return cells.total();
    }

    /** The nearest-rank quantile in microseconds, or nothing where the count does not support it: q = 0.99 needs 100 samples. */
    public @Nullable Long at(double q) {
        return Distribution.supports(count(), q) ? (Long) cells.quantile(q) : null;
    }

    /** The largest, in microseconds; nothing when there is none. */
    public @Nullable Long max() {
        return count() == 0 ? null : (Long) cells.max();
    }
}
