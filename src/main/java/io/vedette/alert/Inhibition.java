package io.vedette.alert;

import io.vedette.target.Labels;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds alerts while another says more; belongs to the couriers' event loop. The sources of each rule are found by the values that they share. */
public final class Inhibition implements Hold {
    private final Map<String, Alert> firing = new LinkedHashMap<>();
    private List<Index> indexes;

    public Inhibition(List<InhibitRule> rules) {
        indexes = rules.stream().map(Index::new).toList();
    }

    /** Takes other rules for what fires. */
    public void update(List<InhibitRule> rules) {
        indexes = rules.stream().map(Index::new).toList();
        firing.values().forEach(alert -> indexes.forEach(index -> index.add(alert)));
    }

    @Override
    public boolean heard(Alert alert) {
        if (alert.firing()) {
            firing.put(alert.episode(), alert);
            indexes.forEach(index -> index.add(alert));
            return false;
        }
        firing.remove(alert.episode());
        boolean released = false;
        for (Index index : indexes) {
            released |= index.remove(alert);
        }
        return released;
    }

    @Override
    public Optional<Held> on(Alert alert, Route route, Instant now) {
        for (Index index : indexes) {
            Optional<Alert> source = index.source(alert);
            if (source.isPresent()) {
                return source.map(Held.Inhibited::new);
            }
        }
        return Optional.empty();
    }

    /** The firing sources of one rule. */
    private static final class Index {
        private final InhibitRule rule;
        private final Map<List<String>, Map<String, Alert>> sources = new HashMap<>();
        /** Those that are no targets themselves. */
        private final Map<List<String>, Map<String, Alert>> onlySources = new HashMap<>();

        Index(InhibitRule rule) {
            this.rule = rule;
        }

        void add(Alert alert) {
            Labels labels = alert.labels();
            if (rule.isSource(labels)) {
                put(sources, alert);
                if (!rule.isTarget(labels)) {
                    put(onlySources, alert);
                }
            }
        }

        private void put(Map<List<String>, Map<String, Alert>> among, Alert alert) {
            among.computeIfAbsent(rule.shared(alert.labels()), _ -> new LinkedHashMap<>())
                    .put(alert.episode(), alert);
        }

        /** Whether something may have been released. */
        boolean remove(Alert alert) {
            if (!rule.isSource(alert.labels())) {
                return false;
            }
            var shared = rule.shared(alert.labels());
            remove(onlySources, shared, alert);
            return remove(sources, shared, alert);
        }

        private static boolean remove(Map<List<String>, Map<String, Alert>> among, List<String> shared, Alert alert) {
            var alike = among.get(shared);
            if (alike == null || alike.remove(alert.episode()) == null) {
                return false;
            }
            if (alike.isEmpty()) {
                among.remove(shared);
            }
            return true;
        }

        Optional<Alert> source(Alert alert) {
            Labels labels = alert.labels();
            if (sources.isEmpty() || !rule.isTarget(labels)) {
                return Optional.empty();
            }
            var among = rule.isSource(labels) ? onlySources : sources;
            return first(among.getOrDefault(rule.shared(labels), Map.of()).values());
        }

        private static Optional<Alert> first(Collection<Alert> alike) {
            return alike.stream().findFirst();
        }
    }
}
