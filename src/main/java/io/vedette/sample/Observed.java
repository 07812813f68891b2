package io.vedette.sample;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an answer told about its target besides being good or bad.
 *
 * @param status the HTTP status, 0 when there was none
 * @param version the version the target said it runs
 * @param certificateExpiry when the first certificate of the presented chain expires
 * @param value the figure or short text that was asked for, as a query's result has it; in one line and bounded, no secret
 */
public record Observed(
        int status,
        @Nullable String version,
        @Nullable Instant certificateExpiry,
        @Nullable String value) {
    public static final Observed NOTHING = new Observed(0, null, null, null);

    public Observed(int status, @Nullable String version, @Nullable Instant certificateExpiry) {
        this(status, version, certificateExpiry, null);
    }

    /** Nothing but a value. */
    public static Observed value(String value) {
        return new Observed(0, null, null, value);
    }
}
