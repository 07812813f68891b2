package io.vedette.deployment.evidence;

import java.util.Locale;

/** What of a slot's latency is compared. */
public enum Statistic {
    MEDIAN {
        @Override
        long of(Slot slot) {
            return slot.median();
        }
    },
    MAX {
        @Override
        long of(Slot slot) {
            return slot.max();
        }
    };

    private final String label = name().toLowerCase(Locale.ROOT);

    public String label() {
        return label;
    }

    abstract long of(Slot slot);
}
