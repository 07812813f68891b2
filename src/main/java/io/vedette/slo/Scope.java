package io.vedette.slo;

import io.vedette.target.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which of a service's endpoints an objective is about, and how they come together.
 *
 * @param endpoints names, or patterns with {@code *}; empty for all
 * @param weights how many probes each probe of an endpoint counts as, by its name; one where none is given
 */
public record Scope(List<String> endpoints, Map<String, Integer> weights, Combining combining) {
    /** All probes of all endpoints, alike. */
    public static final Scope ALL = new Scope(List.of(), Map.of(), Combining.TOTAL);

    public Scope {
        endpoints = List.copyOf(endpoints);
        weights = Map.copyOf(weights);
        weights.forEach((endpoint, weight) -> {
            if (weight < 1) {
                throw new IllegalArgumentException("expected a weight of 1 or more for " + endpoint);
            }
        });
    }

    /** How endpoints come together in one objective. */
    public enum Combining {
        /** Their probes are one count. */
        TOTAL,
        /** Each endpoint has a budget of its own; the objective stands as the worst of them. */
        WORST
    }

    /** Whether {@code endpoint} is meant. */
    public boolean covers(String endpoint) {
        return endpoints.isEmpty() || endpoints.stream().anyMatch(pattern -> matches(pattern, endpoint));
    }

    /** The targets that are meant, with their weights. */
    Map<Target, Integer> select(List<Target> targets) {
        var selected = new LinkedHashMap<Target, Integer>();
        for (Target target : targets) {
            String endpoint = target.id().endpoint();
            if (covers(endpoint)) {
                selected.put(target, weights.getOrDefault(endpoint, 1));
            }
        }
        return selected;
    }

    private static boolean matches(String pattern, String text) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            return pattern.equals(text);
        }
        if (!text.startsWith(pattern.substring(0, star))) {
            return false;
        }
        String rest = pattern.substring(star + 1);
        for (int from = star; from <= text.length(); from++) {
            if (matches(rest, text.substring(from))) {
                return true;
            }
        }
        return false;
    }
}
