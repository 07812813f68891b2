package io.vedette.monitor;

import java.util.Locale;

/** How a target or a service stands. */
public enum Health {
    /** Not measured yet, or not now. */
    UNKNOWN,
    UP,
    /** Answers, but not as well as it should. */
    DEGRADED,
    /** Failed, and being looked at again. */
    SUSPECT,
    DOWN;

    private final String label = name().toLowerCase(Locale.ROOT);

    public String label() {
        return label;
    }
}
