package io.vedette.deployment.evidence;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The services that nobody deployed, seen from where the deployed one is seen: what befalls them as well is no fault of the version. The mean of their
 * evidence is evidence that the environment got worse; each counts up to {@value #MOST}, so that it takes half of the group, and one service that fails for a
 * reason of its own, or because of the version, does not excuse it.
 *
 * @param before the version before, at each endpoint where it stays reachable beside the new one: there is no better control, and each counts by itself
 */
public record ControlGroup(List<ControlReading> readings, List<ControlReading> before) {
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
        before = List.copyOf(before);
    }

    public ControlGroup(List<ControlReading> readings) {
        this(readings, List.of());
    }

    /** The same with what the version before shows. */
    public ControlGroup beside(List<ControlReading> shown) {
        return new ControlGroup(readings, shown);
    }

    public State state() {
        if (readings.isEmpty() && before.isEmpty()) {
            return State.NONE;
        }
        if (disturbedBefore().isPresent() || othersAreDisturbed()) {
            return State.DISTURBED;
        }
        return Stream.concat(readings.stream(), before.stream()).allMatch(reading -> reading.slots() == 0)
                ? State.SILENT
                : State.HEALTHY;
    }

    private boolean othersAreDisturbed() {
        return !readings.isEmpty() && (lnE() >= LN_DISTURBED || failing() * 2 >= readings.size());
    }

    private Optional<ControlReading> disturbedBefore() {
        return before.stream()
                .filter(reading -> reading.failing() || reading.lnE() >= LN_DISTURBED)
                .findFirst();
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
        return disturbedBefore().map(ControlGroup::sentence).orElseGet(this::ofOthers);
    }

    private static String sentence(ControlReading before) {
        return "the environment: the version before, beside it at " + before.service()
                + (before.failing() ? ", fails as well" : ", got worse as well (" + Sentences.odds(before.lnE()) + ")");
    }

    private String ofOthers() {
        return String.format(
                Locale.ROOT,
                "the environment: of %d services that nobody deployed %d fail as well, and they got worse, too (%s)",
                readings.size(),
                failing(),
                Sentences.odds(lnE()));
    }
}
