package io.vedette.monitor;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Percentiles in microseconds; absent where the count does not support them (a 99th needs 100 samples). Immutable, and without a box for each figure, for there are
 * several of each endpoint.
 */
public final class LatencySummary {
    public static final LatencySummary NONE = new LatencySummary(0, null, null, null, null);

    private static final int ABSENT = -1;

    private final long count;
    private final int p50;
    private final int p95;
    private final int p99;
    private final int max;

    /** @param count how many samples */
    public LatencySummary(long count, @Nullable Long p50, @Nullable Long p95, @Nullable Long p99, @Nullable Long max) {
        this.count = count;
        this.p50 = kept(p50);
        this.p95 = kept(p95);
        this.p99 = kept(p99);
        this.max = kept(max);
    }

    private static int kept(@Nullable Long micros) {
        return micros == null ? ABSENT : Math.toIntExact(micros);
    }

    private static @Nullable Long given(int micros) {
        return micros == ABSENT ? null : (Long) (long) micros;
    }

    public long count() {
        return count;
    }

    public @Nullable Long p50() {
        return given(p50);
    }

    public @Nullable Long p95() {
        return given(p95);
    }

    public @Nullable Long p99() {
        return given(p99);
    }

    public @Nullable Long max() {
        return given(max);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LatencySummary that
                && count == that.count
                && p50 == that.p50
                && p95 == that.p95
                && p99 == that.p99
                && max == that.max;
    }

    @Override
    public int hashCode() {
        return Objects.hash(count, p50, p95, p99, max);
    }

    @Override
    public String toString() {
        return count + " samples, p50 " + p50() + ", p95 " + p95() + ", p99 " + p99() + ", at most " + max() + " µs";
    }
}
