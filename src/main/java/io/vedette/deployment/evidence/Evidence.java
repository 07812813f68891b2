package io.vedette.deployment.evidence;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The evidence that one endpoint got worse with a deployment: half of it from its errors, half from its latency. Where the version before stays reachable, that
 * is one half, and the comparison with it the other. Counts only, so that it costs one comparison a bound and slot; belongs to the event loop of its service.
 */
public final class Evidence {
    private static final double LOG_HALF = StrictMath.log(0.5);

    /** Without any tolerance, one slot in a thousand. */
    private static final double LEAST_FLOOR = 0.001;

    private final Baseline baseline;
    private final JointErrors errors;
    private final long[] exceeded;
    private final @Nullable Pairing pairing;
    private long slots;
    private long bad;
    private long measured;
    private double lnErrors;
    private double lnBefore;
    private double lnE;

    public Evidence(Baseline baseline) {
        this(baseline, null);
    }

    private Evidence(Baseline baseline, @Nullable Pairing pairing) {
        this.baseline = baseline;
        this.pairing = pairing;
        this.errors = new JointErrors(baseline.slots(), baseline.bad(), baseline.floor());
        this.exceeded = new long[baseline.bounds().size()];
    }

    /**
     * One that is compared with the version before beside it as well.
     *
     * @param bound the share of slots that may be slower than those beside them when nothing got worse: {@link PairBaseline#bound}
     */
    public static Evidence paired(Baseline baseline, double bound, GuardSettings settings) {
        return new Evidence(baseline, new Pairing(settings, bound));
    }

    /** Counts a slot of the new version with the one beside it, besides {@link #add(Slot)}. */
    public void add(SlotPair pair) {
        if (pairing != null) {
            pairing.add(pair);
            weigh();
        }
    }

    boolean isPaired() {
        return pairing != null;
    }

    /** Counts a slot of the new version. A quarter of a millisecond. */
    public void add(Slot slot) {
        slots++;
        bad += slot.bad() ? 1 : 0;
        if (slot.hasLatency()) {
            measured++;
            for (int i = 0; i < exceeded.length; i++) {
                exceeded[i] += baseline.bounds().get(i).isExceededBy(slot) ? 1 : 0;
            }
        }
        lnErrors = errors.lnE(slots, bad);
        lnBefore = weighBefore();
        weigh();
    }

    public long slots() {
        return slots;
    }

    public Baseline baseline() {
        return baseline;
    }

    /** ln E of this endpoint; 0, which is no evidence at all, before the first slot and without a baseline. */
    public double lnE() {
        return lnE;
    }

    private void weigh() {
        lnE = pairing == null ? lnBefore : Logs.sumOfExp(LOG_HALF + lnBefore, LOG_HALF + pairing.lnE(ofMoreErrors()));
    }

    /** That there are more errors than before; or than are tolerated, when little is known of before. */
    private double ofMoreErrors() {
        return baseline.slots() < PairBaseline.ENOUGH
                ? Exceedances.lnE(slots, bad, Math.max(baseline.floor(), LEAST_FLOOR))
                : lnErrors;
    }

    private double weighBefore() {
        if (baseline.isEmpty()) {
            return 0;
        }
        double[] latency = new double[exceeded.length];
        for (int i = 0; i < latency.length; i++) {
            latency[i] = lnE(i);
        }
        return latency.length == 0 ? lnErrors : Logs.sumOfExp(LOG_HALF + lnErrors, LOG_HALF + mean(latency));
    }

    /** ln of the mean of e-values, which is an e-value however they depend on each other. */
    public static double mean(double... lnEs) {
        return Logs.sumOfExp(lnEs) - StrictMath.log(lnEs.length);
    }

    /** What it is made of. */
    public List<Component> components() {
        List<Component> components = new ArrayList<>();
        components.add(new Component("errors", slots, bad, baseline.floor(), errors.lnE(slots, bad)));
        for (int i = 0; i < exceeded.length; i++) {
            LatencyBound bound = baseline.bounds().get(i);
            components.add(new Component(bound.name(), measured, exceeded[i], 1 - bound.quantile(), lnE(i)));
        }
        if (pairing != null) {
            components.addAll(pairing.components(ofMoreErrors()));
        }
        return components;
    }

    /**
     * What these slots vouch for, at a probability of {@code alpha} that any of it is too good. To be looked at once.
     */
    Assurance assurance(double alpha) {
        double each = alpha / Assurance.BOUNDS;
        double slower = 0;
        boolean compared = false;
        for (int i = 0; i < exceeded.length; i++) {
            if (baseline.bounds().get(i).quantile() == Assurance.QUANTILE) {
                slower = Math.max(slower, Binomial.upperBound(measured, exceeded[i], each));
                compared = true;
            }
        }
        return new Assurance(slots, Binomial.upperBound(slots, bad, each), baseline.floor(), compared ? slower : 1);
    }

    private double lnE(int bound) {
        return Exceedances.lnE(
                measured, exceeded[bound], 1 - baseline.bounds().get(bound).quantile());
    }
}
