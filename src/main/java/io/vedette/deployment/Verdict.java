package io.vedette.deployment;

import java.util.Locale;

/** What a watch came to. */
public enum Verdict {
    /** Still on watch. */
    WATCHING,
    /** The watch ended, the service was measured, and no critical alert of it fired. */
    HEALTHY,
    /** A critical alert of the service fired inside the watch. */
    REGRESSED,
    /** The watch ended without enough evidence: hardly measured, or critical before the deployment came. */
    UNDECIDED,
    /** A newer deployment came first. */
    SUPERSEDED;

    private final String label = name().toLowerCase(Locale.ROOT);

    public String label() {
        return label;
    }
}
