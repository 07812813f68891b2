package io.vedette.deployment.evidence;

import java.util.List;

/**
 * The evidence that a new version is worse than the one before, which is still reachable, from slots of both that were taken at the same time: what befalls
 * both is in neither count. Half of it is from errors, half from the median; belongs to the event loop of its service.
 *
 * <p>Errors count where exactly one of the two failed, which is the new one in half of the cases when it is no worse; and only as far as there are more of
 * them than before the deployment. The lesser of both is evidence against "no worse than the other now, or than before".
 */
final class Pairing {
    private static final double HALF = 0.5;
    private static final double LOG_HALF = StrictMath.log(HALF);

    private final GuardSettings settings;
    private final double bound;
    private long unlike;
    private long worse;
    private long measured;
    private long slower;

    /** @param bound the share of slots that may be slower when nothing got worse */
    Pairing(GuardSettings settings, double bound) {
        this.settings = settings;
        this.bound = bound;
    }

    void add(SlotPair pair) {
        boolean bad = pair.candidate().bad();
        if (bad != pair.before().bad()) {
            unlike++;
            worse += bad ? 1 : 0;
        }
        if (pair.isMeasured()) {
            measured++;
            slower += pair.isSlower(settings) ? 1 : 0;
        }
    }

    /** @param errors ln of the evidence that there are more errors than before */
    double lnE(double errors) {
        return Logs.sumOfExp(LOG_HALF + ofErrors(errors), LOG_HALF + ofMedians());
    }

    private double ofErrors(double errors) {
        return Math.min(errors, Exceedances.lnE(unlike, worse, HALF));
    }

    private double ofMedians() {
        return Exceedances.lnE(measured, slower, bound);
    }

    List<Component> components(double errors) {
        return List.of(
                new Component(Component.PAIRED_ERRORS, unlike, worse, HALF, ofErrors(errors)),
                new Component(Component.PAIRED_MEDIAN, measured, slower, bound, ofMedians()));
    }
}
