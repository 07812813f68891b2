package io.vedette.window;

import java.time.Duration;

/** How far back a distribution of latencies reaches. */
public enum Span {
    /** To five minutes exact. */
    HOUR("1h", Duration.ofHours(1)),
    /** The running hour and the 23 before it. */
    DAY("24h", Duration.ofHours(24)),
    /** The running day and the 29 before it. */
    MONTH("30d", Duration.ofDays(30));

    private final String label;
    private final Duration length;

    Span(String label, Duration length) {
        this.label = label;
        this.length = length;
    }

    /** As people ask for it. */
    public String label() {
        return label;
    }

    public Duration length() {
        return length;
    }
}
