package io.vedette.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** All groups, and the routing tree that sorts alerts into them; belongs to the couriers' event loop. */
public final class Grouping {
    private final Map<GroupKey, AlertGroup> groups = new LinkedHashMap<>();
    private Route tree;

    public Grouping(Route tree) {
        this.tree = tree;
    }

    public Collection<AlertGroup> groups() {
        return List.copyOf(groups.values());
    }

    public Optional<AlertGroup> group(GroupKey key) {
        return Optional.ofNullable(groups.get(key));
    }

    /** Takes an alert that fired, changed or resolved, and says which groups it concerns; the end of an unknown one concerns nobody. */
    public List<AlertGroup> put(Alert alert, Instant now) {
        var holders = holders(alert);
        if (holders.isEmpty() && alert.firing()) {
            holders = List.of(groupOf(alert));
        }
        holders.forEach(group -> group.put(alert, now));
        return holders;
    }

    /**
     * Sorts everything that fires by another tree. Where the receiver stays, what it was told stays too; where it changes, the old one is told of
     * the end and the new one of the firing.
     */
    public void reroute(Route newTree, Instant now) {
        tree = newTree;
        var firing = new HashMap<String, Alert>();
        groups.values().forEach(group -> group.alerts().stream()
                .filter(Alert::firing)
                .forEach(alert -> firing.put(alert.episode(), alert)));
        firing.values().forEach(alert -> reroute(alert, now));
        groups.values().removeIf(AlertGroup::isEmpty);
    }

    private void reroute(Alert alert, Instant now) {
        AlertGroup target = groupOf(alert);
        Instant arrived = now;
        for (AlertGroup group : holders(alert)) {
            arrived = group.arrived(alert.episode()).orElse(arrived);
            leave(group, target, alert);
        }
        target.put(alert, arrived);
        target.setMoved(alert.episode(), false);
    }

    private static void leave(AlertGroup group, AlertGroup target, Alert alert) {
        if (group == target) {
            return;
        }
        if (group.key().receiver().equals(target.key().receiver())) {
            group.remove(alert.episode());
        } else {
            group.setMoved(alert.episode(), true);
        }
    }

    /**
     * Lets go of the episodes of a group that are over, and of the group when it is empty.
     *
     * @param owed whether some integration must still be told of an alert's end
     * @return the episodes let go
     */
    public List<String> forget(AlertGroup group, Predicate<Alert> owed) {
        var over = group.forget(owed);
        if (group.isEmpty()) {
            groups.remove(group.key(), group);
        }
        return over;
    }

    private AlertGroup groupOf(Alert alert) {
        return groups.computeIfAbsent(GroupKey.of(alert.labels(), tree), AlertGroup::new);
    }

    private List<AlertGroup> holders(Alert alert) {
        var holders = new ArrayList<AlertGroup>();
        for (AlertGroup group : groups.values()) {
            if (group.holds(alert.episode())) {
                holders.add(group);
            }
        }
        return holders;
    }
}
