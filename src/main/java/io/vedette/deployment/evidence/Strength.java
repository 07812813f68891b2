package io.vedette.deployment.evidence;

/** How much evidence against a deployment says. */
public enum Strength {
    NONE,
    /** An e-value of 20: worth telling people. */
    SUSPICIOUS,
    /** An e-value that an innocent deployment ever reaches with the settings' probability at most. */
    REGRESSED;

    static final double LN_SUSPICIOUS = StrictMath.log(20);

    static Strength of(double lnE, GuardSettings settings) {
        return lnE >= settings.lnRegressed() ? REGRESSED : lnE >= LN_SUSPICIOUS ? SUSPICIOUS : NONE;
    }
}
