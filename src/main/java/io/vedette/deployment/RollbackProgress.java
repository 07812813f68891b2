package io.vedette.deployment;

import java.time.Instant;
import java.util.Locale;

/** How far a rollback came. */
public record RollbackProgress(String deploymentId, String service, Stage stage, String text, Instant at) {
    /** The steps a rollback takes; the last three end it. */
    public enum Stage {
        REQUESTED,
        ACCEPTED,
        FAILED,
        WITHHELD;

        private final String label = name().toLowerCase(Locale.ROOT);

        public String label() {
            return label;
        }
    }
}
