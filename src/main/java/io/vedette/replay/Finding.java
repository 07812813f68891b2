package io.vedette.replay;

import java.util.Locale;

/** What a recording says of one probe. */
public enum Finding {
    UP,
    /** It answered, though not at its best: good for availability, and judged by its latency. */
    DEGRADED,
    DOWN,
    /** Not measured. */
    UNKNOWN;

    private final String label = name().toLowerCase(Locale.ROOT);

    public String label() {
        return label;
    }
}
