package io.vedette.notify;

import io.vedette.alert.Alert;
import io.vedette.alert.AlertGroup;
import io.vedette.alert.GroupKey;
import io.vedette.alert.Grouping;
import io.vedette.alert.Route;
import io.vedette.time.Scheduler.Timer;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Tells people of alerts: sorts them into groups, and has a courier for each integration of each receiver. Belongs to the couriers' event
 * loop, and owns the receivers it is given.
 *
 * <p>For each integration, every firing that was delivered, or may have been, is followed by its end; what never left is never mentioned.
 */
public final class Notifications {
    private final Grouping grouping;
    private final Surroundings surroundings;
    private final Map<String, Courier> couriers = new LinkedHashMap<>();
    private final Map<String, List<Courier>> ofReceiver = new HashMap<>();
    private final Map<GroupKey, Timer> looks = new HashMap<>();

    /** Starts with no alert; every receiver that {@code route} names must be among {@code integrations}. */
    public Notifications(Route route, Collection<Integration> integrations, Surroundings surroundings) {
        this.grouping = new Grouping(route);
        this.surroundings = surroundings;
        employ(route, integrations);
    }

    /** An alert fired, changed or was resolved. */
    public void tell(Alert alert) {
        grouping.put(alert, surroundings.clock().instant()).forEach(this::look);
    }

    /** Messages that wait to be sent or sent again. */
    public int depth() {
        return couriers.values().stream().mapToInt(Courier::depth).sum();
    }

    /**
     * Takes another routing tree and other receivers; cannot fail half way. A receiver of the same name and kind remembers what it was told; one
     * that is gone is still told the end of what it was told.
     */
    public void update(Route route, Collection<Integration> integrations) {
        employ(route, integrations);
        grouping.reroute(route, surroundings.clock().instant());
        looks.values().forEach(Timer::cancel);
        looks.clear();
        grouping.groups().forEach(this::look);
        dismiss();
    }

    /** Stops telling, and closes every receiver. */
    public void close() {
        looks.values().forEach(Timer::cancel);
        couriers.values().forEach(Courier::close);
    }

    private void employ(Route route, Collection<Integration> integrations) {
        var named = named(integrations);
        requireReceivers(route, named.values());
        couriers.forEach((name, courier) -> {
            if (!named.containsKey(name)) {
                courier.retire();
            }
        });
        named.forEach(this::employ);
    }

    private void employ(String name, Integration integration) {
        Courier known = couriers.get(name);
        if (known != null) {
            known.replace(integration);
            return;
        }
        var courier = new Courier(name, integration, grouping, surroundings, this::settled);
        couriers.put(name, courier);
        ofReceiver.merge(
                integration.receiver(), List.of(courier), (old, more) -> Stream.concat(old.stream(), more.stream())
                        .toList());
    }

    /** Each integration under a name that stays the same when others come or go: the receiver, the kind, and its number among its like. */
    private static Map<String, Integration> named(Collection<Integration> integrations) {
        var named = new LinkedHashMap<String, Integration>();
        for (Integration integration : integrations) {
            String stem = integration.receiver() + "/" + integration.kind() + "/";
            int number = 1;
            while (named.containsKey(stem + number)) {
                number++;
            }
            named.put(stem + number, integration);
        }
        return named;
    }

    private static void requireReceivers(Route route, Collection<Integration> integrations) {
        if (integrations.stream().noneMatch(one -> one.receiver().equals(route.receiver()))) {
            throw new IllegalArgumentException("no integration of the receiver " + route.receiver());
        }
        route.routes().forEach(child -> requireReceivers(child, integrations));
    }

    private void settled(GroupKey key) {
        grouping.group(key).ifPresent(this::look);
        dismiss();
    }

    private void look(AlertGroup group) {
        var told = ofReceiver.getOrDefault(group.key().receiver(), List.of());
        Instant next = told.stream()
                .map(courier -> courier.look(group))
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
        forget(group, told);
        lookAgain(group.key(), next);
    }

    private void forget(AlertGroup group, List<Courier> told) {
        var over = grouping.forget(group, alert -> told.stream().anyMatch(courier -> courier.owes(alert)));
        told.forEach(courier -> courier.forget(over, group.key()));
    }

    private void lookAgain(GroupKey key, Instant time) {
        Timer old = looks.remove(key);
        if (old != null) {
            old.cancel();
        }
        if (time.isBefore(Instant.MAX) && grouping.group(key).isPresent()) {
            looks.put(key, surroundings.scheduler().at(time, () -> grouping.group(key)
                    .ifPresent(this::look)));
        }
    }

    private void dismiss() {
        couriers.values().stream().filter(Courier::done).toList().forEach(this::dismiss);
    }

    private void dismiss(Courier courier) {
        couriers.remove(courier.name());
        ofReceiver.replaceAll(
                (_, list) -> list.stream().filter(couriers::containsValue).toList());
        courier.close();
    }
}
