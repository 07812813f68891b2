package io.vedette.deployment.evidence;

/** A slot of a new version, and the one of the version before that was taken beside it at the same time. */
public record SlotPair(Slot candidate, Slot before) {
    /** What is the same for both needs no tolerance, so half of what is tolerated elsewhere is enough. */
    private static final double OF_TOLERANCE = 0.5;

    boolean isMeasured() {
        return candidate.hasLatency() && before.hasLatency();
    }

    /** Whether the new version's median is above the other's by more than is tolerated. */
    boolean isSlower(GuardSettings settings) {
        long median = before.median();
        double relative = (1 + delta(settings)) * median;
        double absolute = median + OF_TOLERANCE * settings.deltaAbsolute().toNanos() / 1e3;
        return candidate.median() > Math.max(relative, absolute);
    }

    static double delta(GuardSettings settings) {
        return OF_TOLERANCE * settings.delta();
    }

    static double deltaMillis(GuardSettings settings) {
        return OF_TOLERANCE * settings.deltaAbsolute().toMillis();
    }
}
