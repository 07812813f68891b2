package io.vedette.sight;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * A look of one event loop at endpoints that had answered, out of turn, because another fell silent: where they all answer, our own network carries.
 *
 * @param asked how many are looked at
 * @param answered how many of them have answered
 * @param domains the failure domains of those
 */
record Glance(Instant at, int asked, int answered, Set<Integer> domains) {
    static final Glance NONE = new Glance(Instant.MIN, 0, 0, Set.of());

    Glance {
        domains = Set.copyOf(domains);
    }

    /** At {@code asked} endpoints, none of which has answered yet. */
    static Glance begun(Instant at, int asked) {
        return new Glance(at, asked, 0, Set.of());
    }

    Glance answeredBy(int domain) {
        var more = new HashSet<>(domains);
        more.add(domain);
        return new Glance(at, asked, answered + 1, more);
    }

    /** Whether it began at {@code time} or later and nobody's answer is missing. */
    boolean speaksFor(Instant time) {
        return !at.isBefore(time) && answered == asked;
    }
}
