package io.vedette.monitor;

import io.vedette.deployment.OpenWatch;
import io.vedette.deployment.evidence.ControlGroup;
import io.vedette.deployment.evidence.ControlReading;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What services on watch and their control groups tell each other. Each entry is immutable and written by the event loop that owns the service; any may read.
 */
public final class ControlBoard {
    /** So many tell enough; a baseline takes milliseconds to freeze. */
    private static final int LARGEST = 20;

    private final Map<String, OpenWatch> open = new ConcurrentHashMap<>();
    private final Map<String, Map<String, ControlReading>> groups = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> needs = new ConcurrentHashMap<>();

    /** Puts up what a service tells, and tells it what the others do; on the service's event loop. */
    public void exchange(ServiceMonitor monitor) {
        String service = monitor.plan().name();
        tellNeeds(service, monitor.plan().service().dependsOn());
        if (!monitor.plan().deployments().guarded()) {
            leave(service);
            return;
        }
        OpenWatch own = monitor.openWatch();
        if (own == null && open.isEmpty() && !monitor.isCompared()) {
            return; // nobody is on watch, as most of the time
        }
        if (own != null) {
            open.put(service, own);
        } else if (open.remove(service) != null) {
            forgetOthers();
        }
        Set<String> needed = open.isEmpty() ? Set.of() : needed(service);
        Map<String, ControlReading> shown = monitor.control(open.values().stream()
                .filter(watch -> !needed.contains(watch.deployment().service()))
                .filter(watch -> isInvited(service, watch))
                .toList());
        open.values().forEach(watch -> show(service, watch.deployment().id(), shown));
        if (own != null) {
            monitor.heed(group(own.deployment().id()));
        }
    }

    private void tellNeeds(String service, Set<String> needed) {
        if (!needed.isEmpty()) {
            needs.put(service, needed);
        } else if (!needs.isEmpty()) {
            needs.remove(service);
        }
    }

    private boolean isInvited(String service, OpenWatch watch) {
        Map<String, ControlReading> group = groups.get(watch.deployment().id());
        return group == null || group.size() < LARGEST || group.containsKey(service);
    }

    /** The service and all that it needs, by way of others as well. */
    private Set<String> needed(String service) {
        var found = new HashSet<String>();
        var left = new ArrayDeque<String>(List.of(service));
        while (!left.isEmpty()) {
            String next = left.remove();
            if (found.add(next)) {
                left.addAll(needs.getOrDefault(next, Set.of()));
            }
        }
        return found;
    }

    private void show(String service, String deployment, Map<String, ControlReading> shown) {
        ControlReading reading = shown.get(deployment);
        if (reading != null) {
            groups.computeIfAbsent(deployment, _ -> new ConcurrentHashMap<>()).put(service, reading);
            return;
        }
        Map<String, ControlReading> group = groups.get(deployment);
        if (group != null) {
            group.remove(service);
        }
    }

    /** A service is not watched any more. */
    public void remove(String service) {
        needs.remove(service);
        leave(service);
    }

    /** It is not on watch any more, and in no group. */
    private void leave(String service) {
        if (!open.isEmpty()) {
            open.remove(service);
            groups.values().forEach(group -> group.remove(service));
            forgetOthers();
        }
    }

    private void forgetOthers() {
        groups.keySet()
                .retainAll(open.values().stream()
                        .map(watch -> watch.deployment().id())
                        .toList());
    }

    private ControlGroup group(String deployment) {
        return new ControlGroup(groups.getOrDefault(deployment, Map.of()).values().stream()
                .sorted(Comparator.comparing(ControlReading::service))
                .toList());
    }
}
