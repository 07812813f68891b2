package io.vedette.config.source;

import io.vedette.config.endpoint.EndpointSection.Pace;
import io.vedette.config.endpoint.EndpointTemplate;
import io.vedette.discovery.Candidate;
import io.vedette.discovery.SourceSpec;
import java.util.Map;

/**
 * A source and what becomes of its targets.
 *
 * @param match labels that a target must have to belong to the service
 * @param pace of endpoints that say nothing else
 */
public record Sourced(SourceSpec spec, Map<String, String> match, EndpointTemplate template, Pace pace) {
    public Sourced {
        match = Map.copyOf(match);
    }

    /** Whether {@code target} belongs to the service. */
    boolean takes(Candidate target) {
        return match.entrySet().stream()
                .allMatch(wanted -> target.labels().value(wanted.getKey()).equals(wanted.getValue()));
    }
}
