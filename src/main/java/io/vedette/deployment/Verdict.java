package io.vedette.deployment;

import java.util.Locale;

/** What a watch came to. */
public enum Verdict {
    /** Still on watch. */
    WATCHING,
    /** The watch ended, and what was measured bounds how bad the version can be. */
    PASS,
    /** The watch ended; nothing speaks against the version, and too little for it. Or there was hardly anything to judge. */
    INCONCLUSIVE,
    /** The watch ended while the evidence made the version suspicious, and not strong enough to blame it. */
    SUSPECT,
    /** A critical alert of the service fired inside the watch, or the evidence against the version became strong enough. */
    REGRESSED,
    /** What speaks against the version befell services that nobody deployed as well. */
    ENVIRONMENT,
    /** A newer deployment came first. */
    SUPERSEDED;

    private final String label = name().toLowerCase(Locale.ROOT);

    public String label() {
        return label;
    }
}
