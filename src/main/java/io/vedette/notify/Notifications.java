package io.vedette.notify;

import io.vedette.alert.Acknowledgement;
import io.vedette.alert.Acknowledgements;
import io.vedette.alert.Alert;
import io.vedette.alert.AlertGroup;
import io.vedette.alert.Correspondence;
import io.vedette.alert.GroupKey;
import io.vedette.alert.Grouping;
import io.vedette.alert.Held;
import io.vedette.alert.Hold;
import io.vedette.alert.Move;
import io.vedette.alert.Recollection;
import io.vedette.alert.Route;
import io.vedette.alert.trail.Prospect;
import io.vedette.time.Scheduler.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells people of alerts: sorts them into groups, and has a courier for each integration of each receiver. Belongs to the couriers' event
 * loop, and owns the receivers it is given.
 *
 * <p>For each integration, every firing that was delivered, or may have been, is followed by its end; what never left is never mentioned.
 */
public final class Notifications {
    private static final int LARGE = 50;
    private static final Duration GATHERING = Duration.ofMillis(100);

    private final Grouping grouping;
    private final Trailing trailing;
    private final Surroundings surroundings;
    private final Hold hold;
    private final Summoner summoner;
    private final Map<String, Courier> couriers = new LinkedHashMap<>();
    private final Map<String, List<Courier>> ofReceiver = new HashMap<>();
    private final Map<GroupKey, Look> looks = new HashMap<>();
    /** Groups of which something was held at the last look. */
    private final Set<GroupKey> holding = new LinkedHashSet<>();

    private boolean releasing;

    /** Services with alerts of an earlier life that have not been looked at yet in this one. */
    private final Set<String> unseen = new HashSet<>();

    /** The next look at a group. */
    private record Look(Instant at, Timer timer) {}

    /**
     * Starts with no alert; every receiver that {@code route} names must be among {@code integrations}.
     *
     * @param hold what is not told for now; whoever changes its answers calls {@link #holdsChanged}
     */
    public Notifications(Route route, Collection<Integration> integrations, Surroundings surroundings, Hold hold) {
        this.surroundings = surroundings;
        this.trailing = new Trailing(surroundings.outbox().trail());
        this.grouping = new Grouping(route, hold, trailing);
        this.hold = hold;
        this.summoner = new Summoner(grouping, surroundings, this::look);
        employ(route, integrations);
    }

    /** An alert fired, changed or was resolved. */
    public void tell(Alert alert) {
        if (hold.heard(alert)) {
            holdsChanged();
        }
        var groups = grouping.put(alert, now());
        groups.forEach(this::lookOrGather);
        summoner.accompany(alert, groups);
    }

    /**
     * Takes over what an earlier life knew; called once, before anything is told. Messages that may not have arrived are tried again under their ids. Of a
     * service with alerts nothing is told until {@link #seen}: what healed meanwhile is told as healed.
     */
    public void recall(Recollection earlier) {
        var alerts = earlier.alerts().stream().collect(Collectors.toMap(Alert::episode, Function.identity()));
        earlier.correspondence().forEach(knew -> recall(knew, alerts));
        earlier.firing().forEach(hold::heard);
        earlier.firing().forEach(alert -> grouping.put(alert, alert.startsAt()));
        earlier.firing().forEach(this::withhold);
        earlier.acknowledged().forEach(grouping::acknowledge);
        earlier.summons().forEach(summoner::recall);
        grouping.reroute(now()).forEach(this::inherit);
        grouping.groups().forEach(this::look);
    }

    private void withhold(Alert alert) {
        unseen.add(alert.service());
        trailing.withheld(alert, now());
    }

    private void recall(Correspondence knew, Map<String, Alert> alerts) {
        Courier courier = couriers.get(knew.integration());
        var episodes = knew.episodes().filter(alerts::containsKey).toList();
        if (courier == null || episodes.isEmpty()) {
            surroundings
                    .outbox()
                    .keep(new Correspondence(
                            knew.integration(),
                            knew.group(),
                            Map.of(),
                            knew.told().keySet(),
                            null));
            CourierLog.unreachable(knew, courier != null);
            return;
        }
        courier.recall(knew);
        episodes.stream().map(alerts::get).forEach(alert -> grouping.recall(alert, knew.group(), alert.startsAt()));
    }

    /** The alert of an episode that fires. */
    public Optional<Alert> firing(String episode) {
        return grouping.firing(episode);
    }

    public Acknowledgements acknowledgements() {
        return grouping.acknowledgements();
    }

    /** Somebody has taken over an episode: it is not repeated any more. */
    public void acknowledge(Acknowledgement acknowledgement) {
        grouping.acknowledge(acknowledgement).forEach(this::look);
    }

    /** Nobody takes care of an episode any more. */
    public void unacknowledge(String episode) {
        grouping.unacknowledge(episode).forEach(this::look);
    }

    /** Every endpoint of a service has been looked at in this life: what is told of it is news. */
    public void seen(String service) {
        if (unseen.remove(service)) {
            var firing = grouping.firingOf(service);
            firing.forEach(alert -> trailing.seen(alert, now()));
            firing.stream()
                    .flatMap(alert -> grouping.groupsOf(alert.episode()).stream())
                    .distinct()
                    .forEach(this::lookOrGather);
        }
    }

    /** What is held may be held no longer: within a moment everything held is looked at again, once for all changes of that moment. */
    public void holdsChanged() {
        if (!releasing) {
            releasing = true;
            surroundings.scheduler().at(now().plus(GATHERING), this::release);
        }
    }

    private void release() {
        releasing = false;
        List.copyOf(holding).forEach(key -> grouping.group(key).ifPresentOrElse(this::look, () -> holding.remove(key)));
    }

    /** The episodes that nobody is told of now, and why. */
    public Map<String, Held> held() {
        return grouping.held(now());
    }

    /** What fires of a service, in whatever group. */
    public List<Alert> firingOf(String service) {
        return grouping.firingOf(service);
    }

    /** What each integration knows of an episode that fires, or whose end somebody is owed, and what it is told next. */
    public List<Prospect> prospects(String episode) {
        return grouping.groupsOf(episode).stream()
                .flatMap(group -> prospect(grouping.lookedAt(group, now()), episode))
                .toList();
    }

    private Stream<Prospect> prospect(AlertGroup group, String episode) {
        return group.alerts().stream()
                .filter(alert -> alert.episode().equals(episode))
                .flatMap(alert -> ofReceiver.getOrDefault(group.key().receiver(), List.of()).stream()
                        .map(courier -> courier.prospect(group, alert)));
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
        grouping.reroute(route, now()).forEach(this::inherit);
        looks.values().forEach(look -> look.timer().cancel());
        looks.clear();
        grouping.groups().forEach(this::look);
        dismiss();
    }

    /** Stops telling, and closes every receiver. */
    public void close() {
        looks.values().forEach(look -> look.timer().cancel());
        couriers.values().forEach(Courier::close);
    }

    private void employ(Route route, Collection<Integration> integrations) {
        var named = Integrations.named(integrations);
        summoner.know(integrations);
        Integrations.require(route, named.values());
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

    private void settled(GroupKey key) {
        grouping.group(key).ifPresent(this::look);
        dismiss();
    }

    /** A large group is looked at once for all that comes within a moment: a look costs as much as the group is large. */
    private void lookOrGather(AlertGroup group) {
        if (group.size() < LARGE) {
            look(group);
            return;
        }
        Instant soon = now().plus(GATHERING);
        Look next = looks.get(group.key());
        if (next == null || next.at().isAfter(soon)) {
            lookAgain(group.key(), soon);
        }
    }

    private void look(AlertGroup group) {
        var told = ofReceiver.getOrDefault(group.key().receiver(), List.of());
        Instant release = grouping.lookedAt(group, now()).release();
        told.forEach(courier -> courier.note(group));
        if (isUnseen(group)) {
            return;
        }
        noteHolds(group);
        Instant next = told.stream()
                .map(courier -> courier.look(group))
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
        forget(group, told);
        told.forEach(courier -> summoner.summon(courier.summons(group)));
        Instant escalation = escalate(group, told);
        lookAgain(
                group.key(),
                Stream.of(next, release, escalation).min(Instant::compareTo).orElseThrow());
    }

    /** Has told whoever is next when nobody takes care; answers when that is the case again. */
    private Instant escalate(AlertGroup group, List<Courier> told) {
        var escalation = group.escalation(
                alert -> told.stream()
                        .flatMap(courier -> courier.firstTold(alert).stream())
                        .min(Instant::compareTo),
                now());
        summoner.summon(escalation.calls());
        return escalation.next();
    }

    private void noteHolds(AlertGroup group) {
        if (group.holds()) {
            holding.add(group.key());
        } else {
            holding.remove(group.key());
        }
    }

    private boolean isUnseen(AlertGroup group) {
        return !unseen.isEmpty()
                && group.alerts().stream().anyMatch(alert -> alert.firing() && unseen.contains(alert.service()));
    }

    private void inherit(Move move) {
        ofReceiver.getOrDefault(move.to().receiver(), List.of()).forEach(courier -> courier.inherit(move));
    }

    private void forget(AlertGroup group, List<Courier> told) {
        var over = grouping.forget(group, alert -> told.stream().anyMatch(courier -> courier.owes(alert)));
        told.forEach(courier -> courier.forget(over, group.key()));
    }

    private void lookAgain(GroupKey key, Instant time) {
        Look old = looks.remove(key);
        if (old != null) {
            old.timer().cancel();
        }
        if (time.isBefore(Instant.MAX) && grouping.group(key).isPresent()) {
            Timer timer =
                    surroundings.scheduler().at(time, () -> grouping.group(key).ifPresent(this::look));
            looks.put(key, new Look(time, timer));
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

    private Instant now() {
        return surroundings.clock().instant();
    }
}
