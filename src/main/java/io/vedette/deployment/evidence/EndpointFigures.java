package io.vedette.deployment.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The evidence of one endpoint with all that it was made of.
 *
 * @param components in the order of their counting: errors, then the latency bounds of the baseline
 * @param slots of the new version that were counted
 * @param paired those of them that were compared with the version before beside it; null when there is none
 */
public record EndpointFigures(
        String endpoint,
        Baseline baseline,
        List<Component> components,
        double lnE,
        List<Slot> slots,
        @Nullable Paired paired) {
    public EndpointFigures {
        components = List.copyOf(components);
        slots = List.copyOf(slots);
    }

    static EndpointFigures of(String endpoint, Evidence evidence, List<Slot> slots, @Nullable Paired paired) {
        return new EndpointFigures(endpoint, evidence.baseline(), evidence.components(), evidence.lnE(), slots, paired);
    }
}
