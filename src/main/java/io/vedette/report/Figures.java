package io.vedette.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What the scheduled probes of every service found in some time.
 *
 * @param services by name
 * @param worst the hours in which most failed, the worst first
 */
public record Figures(Map<String, Count> services, List<Hour> worst) {
    public static final Figures NONE = new Figures(Map.of(), List.of());

    public Figures {
        services = Map.copyOf(services);
        worst = List.copyOf(worst);
    }

    /** How many were answered as they should be, degraded ones among them, and how many not; what was not measured is neither. */
    public record Count(long good, long bad) {
        public static final Count ZERO = new Count(0, 0);

        public Count plus(Count other) {
            return new Count(good + other.good, bad + other.bad);
        }

        public long all() {
            return good + bad;
        }

        /** The share that failed, 0 to 1; 0 of nothing. */
        public double failed() {
            return all() == 0 ? 0 : (double) bad / all();
        }
    }

    /** One hour of one service. */
    public record Hour(String service, Instant start, Count count) {}
}
