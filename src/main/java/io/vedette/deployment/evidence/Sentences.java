package io.vedette.deployment.evidence;

import java.util.Comparator;
import java.util.Locale;

/** What figures say, in words that people read at night. */
final class Sentences {
    private static final double LOG_TEN = StrictMath.log(10);
    private static final double WRITTEN_OUT = 9 * LOG_TEN;
    private static final double PERCENT = 100;

    private Sentences() {}

    /** What speaks most against a deployment. */
    static String against(Trial trial) {
        return trial.worst()
                .map(worst ->
                        worst.getKey() + ": " + against(worst.getValue(), trial.settings()) + "; " + odds(trial.lnE()))
                .orElse("nothing is measured");
    }

    private static String against(Evidence evidence, GuardSettings settings) {
        Baseline baseline = evidence.baseline();
        if (baseline.isEmpty() && !evidence.isPaired()) {
            return "there is nothing to compare with";
        }
        Component strongest = evidence.components().stream()
                .max(Comparator.comparingDouble(Component::lnE))
                .orElseThrow();
        return switch (strongest.name()) {
            case Component.PAIRED_ERRORS -> pairedErrors(strongest);
            case Component.PAIRED_MEDIAN -> pairedMedian(strongest, settings);
            default -> ofBefore(strongest, baseline, settings);
        };
    }

    private static String pairedErrors(Component unlike) {
        return String.format(
                Locale.ROOT,
                "of %d slots in which only one of it and the version before beside it had failures, %d were its own",
                unlike.trials(),
                unlike.hits());
    }

    private static String pairedMedian(Component slower, GuardSettings settings) {
        return String.format(
                Locale.ROOT,
                "latency: the median of %d probes is above that of the version before beside it by more than %.0f %% and %.0f ms in %d of %d slots, where %.0f %% may be",
                settings.slotProbes(),
                SlotPair.delta(settings) * PERCENT,
                SlotPair.deltaMillis(settings),
                slower.hits(),
                slower.trials(),
                slower.bound() * PERCENT);
    }

    private static String ofBefore(Component strongest, Baseline baseline, GuardSettings settings) {
        return baseline.bounds().stream()
                .filter(bound -> bound.name().equals(strongest.name()))
                .findFirst()
                .map(bound -> latency(strongest, bound, settings))
                .orElseGet(() -> errors(strongest, baseline, settings));
    }

    private static String errors(Component errors, Baseline baseline, GuardSettings settings) {
        return String.format(
                Locale.ROOT,
                "failures in %d of %d slots of %d probes against %,d of %,d before",
                errors.hits(),
                errors.trials(),
                settings.slotProbes(),
                baseline.bad(),
                baseline.slots());
    }

    private static String latency(Component exceedances, LatencyBound bound, GuardSettings settings) {
        return String.format(
                Locale.ROOT,
                "latency: the %s of %d probes is above %s in %d of %d slots, where %.0f %% may be",
                bound.statistic().label(),
                settings.slotProbes(),
                millis(bound.threshold()),
                exceedances.hits(),
                exceedances.trials(),
                exceedances.bound() * PERCENT);
    }

    /** An innocent deployment ever shows as much in one of so many cases, at most. */
    static String odds(double lnE) {
        if (lnE > WRITTEN_OUT) {
            return "evidence 1 : 10^" + (long) StrictMath.floor(lnE / LOG_TEN);
        }
        long cases = Math.max(1, (long) StrictMath.exp(lnE));
        long unit = 1;
        while (cases >= 100 * unit) {
            unit *= 10;
        }
        return String.format(Locale.ROOT, "evidence 1 : %,d", cases / unit * unit);
    }

    /** What the version passed with. */
    static String passed(String endpoint, Assurance assurance) {
        return String.format(
                Locale.ROOT,
                "errors in at most %.2g %% of slots (%.2g %% are tolerated), and at most %.0f %% of slots slower than half of those before; %s, 99 %% sure after %,d slots",
                assurance.errors() * PERCENT,
                assurance.tolerated() * PERCENT,
                assurance.slower() * PERCENT,
                endpoint,
                assurance.slots());
    }

    /** Why it is not known that the version is good. */
    static String open(String endpoint, Assurance assurance, int endpoints) {
        return String.format(
                Locale.ROOT,
                "nothing speaks against it, and too little for it: after %,d slots, errors may be in up to %.2g %% of them (%.2g %% are tolerated) and up to %.0f %% may be slower than half of those before; %s. A pass takes %d slots without an error",
                assurance.slots(),
                assurance.errors() * PERCENT,
                assurance.tolerated() * PERCENT,
                assurance.slower() * PERCENT,
                endpoint,
                Assurance.needed(assurance.tolerated(), Assurance.ALPHA / endpoints));
    }

    private static String millis(long micros) {
        return micros < 10_000
                ? String.format(Locale.ROOT, "%.1f ms", micros / 1e3)
                : String.format(Locale.ROOT, "%,d ms", Math.round(micros / 1e3));
    }
}
