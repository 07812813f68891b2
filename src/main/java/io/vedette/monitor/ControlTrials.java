package io.vedette.monitor;

import io.vedette.deployment.OpenWatch;
import io.vedette.deployment.evidence.ControlReading;
import io.vedette.deployment.evidence.Slot;
import io.vedette.deployment.evidence.Trial;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The watches of others in which one service is of the control group; belongs to the event loop of that service. */
final class ControlTrials {
    /** Each costs a quarter of a millisecond a slot. */
    private static final int MOST = 50;

    private Map<String, Trial> trials = Map.of(); // ones that can be changed while others are on watch
    private Set<String> unfit = Set.of();

    /**
     * Takes part in the watches that are {@code open}, from the first time it hears of each, and in no others.
     *
     * @param fits whether the service can be of the group
     * @param trial makes the test of one
     */
    void follow(Collection<OpenWatch> open, Predicate<OpenWatch> fits, Function<OpenWatch, Trial> trial) {
        Set<String> ids = open.stream().map(watch -> watch.deployment().id()).collect(Collectors.toUnmodifiableSet());
        forget(ids);
        for (OpenWatch watch : open) {
            String id = watch.deployment().id();
            if (!trials.containsKey(id) && !unfit.contains(id)) {
                begin(id, watch, fits, trial);
            }
        }
    }

    private void forget(Set<String> butThese) {
        if (butThese.isEmpty()) {
            trials = Map.of();
            unfit = Set.of();
        } else if (trials.isEmpty() && unfit.isEmpty()) {
            trials = new HashMap<>();
            unfit = new HashSet<>();
        } else {
            trials.keySet().retainAll(butThese);
            unfit.retainAll(butThese);
        }
    }

    private void begin(String id, OpenWatch watch, Predicate<OpenWatch> fits, Function<OpenWatch, Trial> making) {
        Trial trial = trials.size() < MOST && fits.test(watch) ? making.apply(watch) : null;
        if (trial == null || !trial.comparesAll()) {
            unfit.add(id);
        } else {
            trials.put(id, trial);
        }
    }

    /** A deployment of its own: it is of no control group any more. */
    void leave() {
        if (!trials.isEmpty()) {
            unfit.addAll(trials.keySet());
            trials.clear();
        }
    }

    void add(String endpoint, Slot slot) {
        trials.values().forEach(trial -> trial.add(endpoint, slot));
    }

    boolean isEmpty() {
        return trials.isEmpty();
    }

    /** What it shows, by deployment. */
    Map<String, ControlReading> readings(String service, boolean failing) {
        var readings = new HashMap<String, ControlReading>();
        trials.forEach(
                (id, trial) -> readings.put(id, new ControlReading(service, failing, trial.slots(), trial.lnE())));
        return readings;
    }
}
