package io.vedette.dependency;

import io.vedette.alert.Alert;
import io.vedette.alert.Held;
import io.vedette.alert.Hold;
import io.vedette.alert.Route;
import io.vedette.alert.Severity;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds the firing of a service while something that it needs is down; belongs to the couriers' event loop, which hears of every alert.
 *
 * <ul>
 *   <li>What needs others waits until it would be known that one of those is down: they are looked at by other loops at other moments, and the child may fail a second
 *       before its parent. What needs nothing never waits.
 *   <li>While a parent is down, near or far, everything of its children is held.
 *   <li>When it is up again, each child has one more round of its endpoints to follow; what still fires then is told.
 * </ul>
 */
public final class DependencyHold implements Hold {
    /** What says that a service is down, when it is critical; what only burns or slips holds nobody's page, nor does one endpoint of many. */
    private static final Set<String> DOWN = Set.of("EndpointDown", "ServiceDown");

    private final Map<String, Set<String>> down = new HashMap<>();
    private final Map<String, Instant> recovered = new HashMap<>();
    private Dependencies dependencies;

    public DependencyHold(Dependencies dependencies) {
        this.dependencies = dependencies;
    }

    /** Takes another configuration's dependencies. */
    public void update(Dependencies others) {
        dependencies = others;
    }

    @Override
    public boolean heard(Alert alert) {
        return isOfOutage(alert) && hasTurned(alert) && dependencies.isNeeded(alert.service());
    }

    private static boolean isOfOutage(Alert alert) {
        return alert.severity() == Severity.CRITICAL && DOWN.contains(alert.name());
    }

    /** Whether its service is down, or up again, with this one. That of every service is kept: a reload may have another need it. */
    private boolean hasTurned(Alert alert) {
        String service = alert.service();
        Instant end = alert.endsAt();
        if (end == null) {
            return down.computeIfAbsent(service, _ -> new HashSet<>()).add(alert.episode());
        }
        Set<String> open = down.get(service);
        if (open == null || !open.remove(alert.episode()) || !open.isEmpty()) {
            return false;
        }
        down.remove(service);
        recovered.values().removeIf(at -> at.isBefore(end.minus(Dependencies.LONGEST)));
        recovered.put(service, end);
        return true;
    }

    /** An alert as it should be told: that of a parent names who depends on it. */
    public Alert worded(Alert alert) {
        List<String> dependents = dependencies.dependents(alert.service());
        if (!isOfOutage(alert) || !alert.firing() || dependents.isEmpty()) {
            return alert;
        }
        return alert.summarised(alert.summary() + "; " + words(dependents));
    }

    static String words(List<String> dependents) {
        int others = dependents.size() - 1;
        String more = others == 0 ? " depends" : " and " + others + (others == 1 ? " other depend" : " others depend");
        return dependents.getFirst() + more + " on it";
    }

    @Override
    public Optional<Held> on(Alert alert, Route route, Instant now) {
        Set<String> parents = dependencies.neededBy(alert.service());
        return parents.isEmpty() ? Optional.empty() : held(alert, parents, now);
    }

    private Optional<Held> held(Alert alert, Set<String> parents, Instant now) {
        Held latest = null;
        for (String parent : parents) {
            Held held = held(alert, parent, now);
            latest = held != null && (latest == null || latest.until().isBefore(held.until())) ? held : latest;
        }
        return Optional.ofNullable(latest);
    }

    private @Nullable Held held(Alert alert, String parent, Instant now) {
        if (down.containsKey(parent)) {
            return new Held.DependsOn(parent, Instant.MAX);
        }
        Instant up = recovered.get(parent);
        Instant followed = up == null ? Instant.MIN : up.plus(dependencies.round(alert.service()));
        if (now.isBefore(followed)) {
            return new Held.DependsOn(parent, followed);
        }
        Instant known = alert.startsAt().plus(dependencies.discovery(parent));
        return now.isBefore(known) ? new Held.AwaitsParent(parent, known) : null;
    }
}
