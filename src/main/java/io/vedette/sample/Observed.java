package io.vedette.sample;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an answer told about its target besides being good or bad.
 *
 * @param status the HTTP status, 0 when there was none
 * @param version the version the target said it runs
 * @param certificateExpiry when the first certificate of the presented chain expires
 */
public record Observed(
        int status, @Nullable String version, @Nullable Instant certificateExpiry) {
    public static final Observed NOTHING = new Observed(0, null, null);
}
