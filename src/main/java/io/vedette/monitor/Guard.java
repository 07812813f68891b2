package io.vedette.monitor;

import io.vedette.deployment.Deployment;
import io.vedette.deployment.evidence.Baseline;
import io.vedette.deployment.evidence.Component;
import io.vedette.deployment.evidence.Evidence;
import io.vedette.deployment.evidence.GuardSettings;
import io.vedette.deployment.evidence.Slot;
import io.vedette.deployment.evidence.SlotGatherer;
import io.vedette.deployment.evidence.SlotHistory;
import io.vedette.sample.Outcome;
import io.vedette.sample.Sample;
import io.vedette.target.Target;
import io.vedette.target.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The evidence for and against the newest deployment of one service, from the slots of its endpoints; belongs to the event loop of the service. Guarded
 * endpoints are gathered all the time, so that what comes after a deployment can be compared with what was before.
 */
final class Guard {
    /** A new version may start slowly. */
    static final Duration WARM_UP = Duration.ofSeconds(60);

    private static final GuardSettings SETTINGS = GuardSettings.DEFAULT;

    /** ln 20: worth telling people. */
    private static final double SUSPICIOUS = StrictMath.log(20);

    private final Map<TargetId, Endpoint> endpoints = new LinkedHashMap<>();
    private @Nullable Instant judgedFrom;

    /** One endpoint's slots, and the evidence for the deployment on watch. */
    private static final class Endpoint {
        private final Target target;
        private final SlotGatherer gatherer;
        private final SlotHistory history;
        private @Nullable Evidence evidence;
        private @Nullable Baseline baseline;

        Endpoint(Target target) {
            this.target = target;
            gatherer = new SlotGatherer(SETTINGS.slotProbes(), target.interval());
            history = new SlotHistory(SETTINGS.slotProbes(), target.interval());
        }
    }

    /** How much the evidence says. */
    enum Strength {
        NONE,
        SUSPICIOUS,
        REGRESSED
    }

    /** A guard of {@code targets} that takes over what {@code earlier} knows of those that are probed as before. */
    Guard(List<Target> targets, @Nullable Guard earlier) {
        for (Target target : targets) {
            Endpoint known = earlier == null ? null : earlier.endpoints.get(target.id());
            endpoints.put(target.id(), known != null && known.target.equals(target) ? known : new Endpoint(target));
        }
        this.judgedFrom = earlier == null ? null : earlier.judgedFrom;
    }

    /** A scheduled probe has ended. Answers whether the evidence changed. */
    boolean accept(Sample sample) {
        Endpoint endpoint = endpoints.get(sample.target());
        if (endpoint == null) {
            return false;
        }
        Slot slot =
                switch (sample.outcome()) {
                    case Outcome.Answered answered ->
                        endpoint.gatherer.answered(
                                sample.due(), answered.phases().total());
                    case Outcome.Down _ -> endpoint.gatherer.failed(sample.due());
                    case Outcome.Unknown _ -> {
                        endpoint.gatherer.restart();
                        yield null;
                    }
                };
        return slot != null && add(endpoint, slot);
    }

    private boolean add(Endpoint endpoint, Slot slot) {
        endpoint.history.add(slot);
        Evidence evidence = endpoint.evidence;
        Instant from = judgedFrom;
        if (evidence == null || from == null || slot.at().isBefore(from)) {
            return false;
        }
        evidence.add(slot);
        return true;
    }

    /** A deployment came: what was until now is the baseline, what comes after the warm-up is judged. */
    void begin(Deployment deployment) {
        judgedFrom = deployment.at().plus(WARM_UP);
        for (Endpoint endpoint : endpoints.values()) {
            endpoint.gatherer.restart();
            Baseline frozen = Baseline.of(endpoint.history.before(deployment.at()), SETTINGS, endpoints.size());
            endpoint.baseline = frozen;
            endpoint.evidence = new Evidence(frozen);
        }
    }

    /** The deployment is judged: if it regressed, its slots are no example for the next. */
    void end(Deployment deployment, boolean regressed) {
        judgedFrom = null;
        for (Endpoint endpoint : endpoints.values()) {
            endpoint.evidence = null;
            endpoint.baseline = null;
            if (regressed) {
                endpoint.history.forgetFrom(deployment.at());
            }
        }
    }

    /** ln E over all endpoints: of the mean, which is valid however they depend on each other. */
    double lnE() {
        double[] lnEs = endpoints.values().stream()
                .map(endpoint -> endpoint.evidence)
                .mapToDouble(evidence -> evidence == null ? 0 : evidence.lnE())
                .toArray();
        return lnEs.length == 0 ? 0 : Evidence.mean(lnEs);
    }

    Strength strength() {
        double lnE = lnE();
        return lnE >= SETTINGS.lnRegressed()
                ? Strength.REGRESSED
                : lnE >= SUSPICIOUS ? Strength.SUSPICIOUS : Strength.NONE;
    }

    /** What speaks most against the deployment, in a sentence. */
    String why() {
        return endpoints.entrySet().stream()
                .max(Comparator.comparingDouble(entry -> lnE(entry.getValue())))
                .map(entry -> entry.getKey().endpoint() + ": " + why(entry.getValue()))
                .orElse("nothing is measured");
    }

    private static double lnE(Endpoint endpoint) {
        return endpoint.evidence == null ? 0 : endpoint.evidence.lnE();
    }

    private static String why(Endpoint endpoint) {
        Evidence evidence = endpoint.evidence;
        Baseline baseline = endpoint.baseline;
        if (evidence == null || baseline == null || baseline.isEmpty()) {
            return "there is nothing to compare with";
        }
        Component strongest = evidence.components().stream()
                .max(Comparator.comparingDouble(Component::lnE))
                .orElseThrow();
        return strongest.name().equals("errors")
                ? String.format(
                        Locale.ROOT,
                        "%d of %d slots of %d probes had failures; before, %d of %,d",
                        strongest.hits(),
                        strongest.trials(),
                        SETTINGS.slotProbes(),
                        baseline.bad(),
                        baseline.slots())
                : String.format(
                        Locale.ROOT,
                        "latency: the %s of before, with its tolerance, is exceeded in %d of %d slots; %.0f %% may",
                        strongest.name(),
                        strongest.hits(),
                        strongest.trials(),
                        strongest.bound() * 100);
    }
}
