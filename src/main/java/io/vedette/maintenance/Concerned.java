package io.vedette.maintenance;

import io.vedette.target.Labels;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which services a maintenance window is about. */
public sealed interface Concerned {
    /** Whether a service of this name and with these labels is among them. */
    boolean has(String service, Labels labels);

    /** As people say it. */
    String words();

    /** These. */
    record Named(Set<String> services) implements Concerned {
        public Named {
            services = Set.copyOf(services);
        }

        @Override
        public boolean has(String service, Labels labels) {
            return services.contains(service);
        }

        @Override
        public String words() {
            return String.join(", ", new TreeSet<>(services));
        }
    }

    /** Those that have all these labels; with no label, all. */
    record Labelled(Map<String, String> match) implements Concerned {
        public Labelled {
            match = Map.copyOf(match);
        }

        @Override
        public boolean has(String service, Labels labels) {
            return match.entrySet().stream().allMatch(label -> label.getValue()
                    .equals(label.getKey().equals("service") ? service : labels.value(label.getKey())));
        }

        @Override
        public String words() {
            return match.isEmpty() ? "every service" : "services with " + new TreeMap<>(match);
        }
    }
}
