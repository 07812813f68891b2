package io.vedette.alert;

import java.util.Locale;

/** How soon a person must look: at once, within the quarter of an hour, within the day. */
public enum Severity {
    CRITICAL,
    WARNING,
    INFO;

    private final String label = name().toLowerCase(Locale.ROOT);

    public String label() {
        return label;
    }
}
