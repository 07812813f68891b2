package io.vedette.deployment.evidence;

import java.util.List;

/**
 * The evidence of one endpoint with all that it was made of.
 *
 * @param components in the order of their counting: errors, then the latency bounds of the baseline
 * @param slots of the new version that were counted
 */
public record EndpointFigures(
        String endpoint, Baseline baseline, List<Component> components, double lnE, List<Slot> slots) {
    public EndpointFigures {
        components = List.copyOf(components);
        slots = List.copyOf(slots);
    }

    static EndpointFigures of(String endpoint, Evidence evidence, List<Slot> slots) {
        return new EndpointFigures(endpoint, evidence.baseline(), evidence.components(), evidence.lnE(), slots);
    }
}
