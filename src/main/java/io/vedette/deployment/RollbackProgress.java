package io.vedette.deployment;

import java.time.Instant;
import java.util.Locale;

/** How far a rollback came. */
public record RollbackProgress(String deploymentId, String service, Stage stage, String text, Instant at) {
    /** The steps a rollback takes. */
    public enum Stage {
        AWAITING_APPROVAL(false),
        REQUESTED(false),
        ACCEPTED(true),
        FAILED(true),
        WITHHELD(true),
        REJECTED(true);

        private final String label = name().toLowerCase(Locale.ROOT);
        private final boolean end;

        Stage(boolean end) {
            this.end = end;
        }

        public String label() {
            return label;
        }

        /** Whether nothing comes after it. */
        public boolean ends() {
            return end;
        }
    }
}
