package io.vedette.deployment;

import java.util.Locale;

/** What Vedette may do by itself when a deployment of a service regressed. */
public enum Mode {
    /** Says what it would have done: pages, and requests nothing. */
    OBSERVE,
    /** Pages, and requests it once a person approves. */
    APPROVE,
    /** Requests it at once. */
    AUTOMATIC;

    private final String label = name().toLowerCase(Locale.ROOT);

    public String label() {
        return label;
    }

    /** The more careful of the two. */
    public Mode and(Mode other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
