package io.vedette.deployment.evidence;

import java.util.List;
import java.util.Locale;

/**
 * The services that nobody deployed, seen from where the deployed one is seen: what befalls them as well is no fault of the version. The mean of their
 * evidence is evidence that the environment got worse; each counts up to {@value #MOST}, so that it takes half of the group, and one service that fails for a
 * reason of its own, or because of the version, does not excuse it.
 */
public record ControlGroup(List<ControlReading> readings) {
    public static final ControlGroup NONE = new ControlGroup(List.of());

    private static final int MOST = 40;
    private static final double LN_MOST = StrictMath.log(MOST);
    private static final double LN_DISTURBED = StrictMath.log(20);

    /** What a group says. */
    public enum State {
        /** There is no such service. */
        NONE,
        /** None of them was measured for as long as it takes. */
        SILENT,
        HEALTHY,
        DISTURBED
    }

    public ControlGroup {
        readings = List.copyOf(readings);
    }

    public State state() {
        if (readings.isEmpty()) {
            return State.NONE;
        }
        if (lnE() >= LN_DISTURBED || failing() * 2 >= readings.size()) {
            return State.DISTURBED;
        }
        return readings.stream().allMatch(reading -> reading.slots() == 0) ? State.SILENT : State.HEALTHY;
    }

    /** ln of the mean of what their evidence counts; 0 without any. */
    public double lnE() {
        return readings.isEmpty()
                ? 0
                : Evidence.mean(readings.stream()
                        .mapToDouble(reading -> Math.min(reading.lnE(), LN_MOST))
                        .toArray());
    }

    private long failing() {
        return readings.stream().filter(ControlReading::failing).count();
    }

    /** Why it excuses a version. */
    public String sentence() {
        return String.format(
                Locale.ROOT,
                "the environment: of %d services that nobody deployed %d fail as well, and they got worse, too (%s)",
                readings.size(),
                failing(),
                Sentences.odds(lnE()));
    }
}
