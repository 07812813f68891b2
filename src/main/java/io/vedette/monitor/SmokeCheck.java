package io.vedette.monitor;

import java.util.Locale;

/**
 * What an endpoint that is looked at right after a deployment found.
 *
 * @param endpoint of the service
 * @param detail what failed; empty otherwise
 */
public record SmokeCheck(String endpoint, Result result, String detail) {
    /** What it came to. */
    public enum Result {
        PENDING,
        PASSED,
        FAILED;

        private final String label = name().toLowerCase(Locale.ROOT);

        public String label() {
            return label;
        }
    }
}
