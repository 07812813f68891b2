package io.vedette.deployment.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The test of one deployment on all endpoints of a service: the mean of their evidence, which is evidence however they depend on each other. It is a function
 * of the endpoints' histories and of when the deployment came, so that it can be had again after a restart. Belongs to the event loop of its service.
 */
public final class Trial {
    /** A new version may start slowly. */
    public static final Duration WARM_UP = Duration.ofSeconds(60);

    private final GuardSettings settings;
    private final Instant judgedFrom;
    private final Map<String, Evidence> endpoints = new LinkedHashMap<>();

    /**
     * @param deployed when the deployment came: what was until then is the baseline
     * @param without what is no example in it
     * @param histories by endpoint; what they know of the time since then is counted
     */
    public Trial(GuardSettings settings, Instant deployed, List<Period> without, Map<String, SlotHistory> histories) {
        this.settings = settings;
        this.judgedFrom = deployed.plus(WARM_UP);
        histories.forEach((endpoint, history) -> {
            Baseline frozen = Baseline.of(history.before(deployed, without), settings, histories.size());
            var evidence = new Evidence(frozen);
            history.since(judgedFrom).forEach(evidence::add);
            endpoints.put(endpoint, evidence);
        });
    }

    /** Counts a slot of an endpoint. Answers whether the evidence changed. */
    public boolean add(String endpoint, Slot slot) {
        Evidence evidence = endpoints.get(endpoint);
        if (evidence == null || slot.at().isBefore(judgedFrom)) {
            return false;
        }
        evidence.add(slot);
        return true;
    }

    public GuardSettings settings() {
        return settings;
    }

    /** ln E over all endpoints; 0 without any. */
    public double lnE() {
        return endpoints.isEmpty()
                ? 0
                : Evidence.mean(
                        endpoints.values().stream().mapToDouble(Evidence::lnE).toArray());
    }

    public Strength strength() {
        return Strength.of(lnE(), settings);
    }

    /** The evidence of one endpoint. */
    public @Nullable Evidence of(String endpoint) {
        return endpoints.get(endpoint);
    }

    /** The endpoint that speaks most against the deployment. */
    public Optional<Map.Entry<String, Evidence>> worst() {
        return endpoints.entrySet().stream()
                .max((one, other) ->
                        Double.compare(one.getValue().lnE(), other.getValue().lnE()));
    }
}
