package io.vedette.alert;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** All groups, the routing tree that sorts alerts into them, and what holds them back; belongs to the couriers' event loop. */
public final class Grouping {
    private final Map<GroupKey, AlertGroup> groups = new LinkedHashMap<>();
    private final Whereabouts whereabouts = new Whereabouts();
    private final Hold hold;
    private final Acknowledgements acknowledgements = new Acknowledgements();
    private final Witness witness;
    private final Summonses summonses = new Summonses();
    private Route tree;

    public Grouping(Route tree, Hold hold) {
        this(tree, hold, Witness.NONE);
    }

    public Grouping(Route tree, Hold hold, Witness witness) {
        this.tree = tree;
        this.hold = hold;
        this.witness = witness;
    }

    /** A group as it is now, what holds its alerts included. */
    public AlertGroup lookedAt(AlertGroup group, Instant now) {
        group.look(hold, witness, now);
        return group;
    }

    public Acknowledgements acknowledgements() {
        return acknowledgements;
    }

    /** The alert of an episode that fires; empty when it is over, or never was. */
    public Optional<Alert> firing(String episode) {
        return whereabouts.firing(episode);
    }

    /** The alerts of a service that fire. */
    public List<Alert> firingOf(String service) {
        return whereabouts.firingOf(service);
    }

    /** Notes that somebody has taken over an episode, and says which groups that concerns; none when it is over. */
    public List<AlertGroup> acknowledge(Acknowledgement acknowledgement) {
        if (firing(acknowledgement.episode()).isEmpty()) {
            return List.of();
        }
        acknowledgements.put(acknowledgement);
        return whereabouts.groups(acknowledgement.episode());
    }

    /** Nobody takes care of an episode any more. */
    public List<AlertGroup> unacknowledge(String episode) {
        acknowledgements.remove(episode);
        return whereabouts.groups(episode);
    }

    /** Notes who else is to be told of an episode; answers whether that is news: not when it is over, or when that receiver is told anyway. */
    public boolean call(Summons summons) {
        boolean told = whereabouts.groups(summons.episode()).stream()
                .anyMatch(group -> group.key().receiver().equals(summons.receiver()) && group.tells(summons.episode()));
        return !told && firing(summons.episode()).isPresent() && summonses.add(summons);
    }

    /** Takes over a call of an earlier life; {@link #reroute} sees to it. */
    public void recall(Summons earlier) {
        if (firing(earlier.episode()).isPresent()) {
            summonses.add(earlier);
        }
    }

    /** Has everybody told of an episode who is called to it; answers the groups that concerns. */
    public List<AlertGroup> join(String episode, Instant now) {
        firing(episode).ifPresent(alert -> reroute(alert, now));
        return whereabouts.groups(episode);
    }

    /** Lets go of calls to receivers that there are no more. */
    public void keepOnly(Collection<String> receivers) {
        summonses.keepOnly(receivers);
    }

    /** The episodes that nobody is told of now, and why. */
    public Map<String, Held> held(Instant now) {
        var held = new HashMap<String, Held>();
        var told = new HashSet<String>();
        groups.values().forEach(group -> group.standing(hold, now)
                .forEach((episode, why) ->
                        why.ifPresentOrElse(reason -> held.putIfAbsent(episode, reason), () -> told.add(episode))));
        held.keySet().removeAll(told);
        return held;
    }

    public Collection<AlertGroup> groups() {
        return List.copyOf(groups.values());
    }

    public Optional<AlertGroup> group(GroupKey key) {
        return Optional.ofNullable(groups.get(key));
    }

    /** Takes an alert that fired, changed or resolved, and says which groups it concerns; the end of an unknown one concerns nobody. */
    public List<AlertGroup> put(Alert alert, Instant now) {
        var concerned = whereabouts.groups(alert.episode());
        if (concerned.isEmpty() && alert.firing()) {
            concerned = targets(alert);
        }
        concerned.forEach(group -> put(alert, group, now));
        return concerned;
    }

    /** Takes an alert that was in a group in an earlier life, whether or not the tree would sort it there now; {@link #reroute} sees to that. */
    public void recall(Alert alert, GroupKey key, Instant arrived) {
        put(alert, groups.computeIfAbsent(key, this::open), arrived);
    }

    private void put(Alert alert, AlertGroup group, Instant arrived) {
        group.put(alert, arrived);
        if (whereabouts.add(alert, group)) {
            witness.routed(alert, path(alert, group.key()), group.key(), arrived);
        }
    }

    /** The groups that an episode is in. */
    public List<AlertGroup> groupsOf(String episode) {
        return whereabouts.groups(episode);
    }

    /** The way on which the tree sends an alert to a group, from its top; empty when it does not. */
    public List<Route> path(Alert alert, GroupKey key) {
        return tree.paths(alert.labels()).stream()
                .filter(path -> path.getLast().alone().equals(key.route()))
                .findFirst()
                .orElse(List.of());
    }

    /**
     * Sorts everything that fires by another tree. Where the receiver stays, so do the group and its thread there, by the settings of the new node: nothing is told
     * twice, and what was begun is ended. Where it changes, the old one is told of the end and the new one of the firing.
     *
     * @return the groups that go on under another key
     */
    public List<Move> reroute(Route newTree, Instant now) {
        tree = newTree;
        return reroute(now);
    }

    /** Sorts everything that fires anew, for alerts of an earlier life; answers the groups that go on under another key. */
    public List<Move> reroute(Instant now) {
        var firing = new LinkedHashMap<String, Alert>();
        groups.values().forEach(group -> group.alerts().stream()
                .filter(Alert::firing)
                .forEach(alert -> firing.put(alert.episode(), alert)));
        firing.values().forEach(alert -> reroute(alert, now));
        return groups().stream().flatMap(group -> moved(group, now).stream()).toList();
    }

    private void reroute(Alert alert, Instant now) {
        var nodes = nodesOf(alert);
        var settled = new HashSet<String>();
        for (AlertGroup group : whereabouts.groups(alert.episode())) {
            String receiver = group.key().receiver();
            Route node = nodes.get(receiver);
            if (node != null && settled.add(receiver)) {
                group.setMoved(alert.episode(), false);
                group.goOn(node.manner());
            } else {
                leave(group, alert, now);
            }
        }
        nodes.keySet().removeAll(settled);
        nodes.values().forEach(node -> put(alert, group(alert, node), now));
    }

    private void leave(AlertGroup group, Alert alert, Instant now) {
        if (group.tells(alert.episode())) {
            witness.rerouted(alert, group.key(), now);
        }
        group.setMoved(alert.episode(), true);
    }

    /** Puts a group under the key that the tree has for the first of its alerts now, but for the labels that they share: unless another is there. */
    private Optional<Move> moved(AlertGroup group, Instant now) {
        Optional<GroupKey> other = group.alerts().stream()
                .filter(alert -> group.tells(alert.episode()))
                .flatMap(alert ->
                        Stream.ofNullable(nodesOf(alert).get(group.key().receiver())))
                .map(node -> new GroupKey(node.alone(), group.key().labels()))
                .findFirst()
                .filter(key -> !groups.containsKey(key));
        return other.map(key -> move(group, key, now));
    }

    private Move move(AlertGroup group, GroupKey key, Instant now) {
        var move = new Move(group.key(), key, List.copyOf(group.alerts()));
        groups.remove(group.key());
        group.becomes(key);
        groups.put(key, group);
        move.alerts().stream()
                .filter(Alert::firing)
                .forEach(alert -> witness.routed(alert, path(alert, key), key, now));
        return move;
    }

    /**
     * Lets go of the episodes of a group that are over, and of the group when it is empty.
     *
     * @param owed whether some integration must still be told of an alert's end
     * @return the episodes let go
     */
    public List<String> forget(AlertGroup group, Predicate<Alert> owed) {
        var over = group.forget(owed);
        over.stream().filter(alert -> whereabouts.remove(alert, group)).forEach(this::end);
        if (group.isEmpty()) {
            groups.remove(group.key(), group);
        }
        return over.stream().map(Alert::episode).toList();
    }

    private void end(Alert alert) {
        acknowledgements.remove(alert.episode());
        summonses.remove(alert.episode());
    }

    private AlertGroup open(GroupKey key) {
        return new AlertGroup(key, acknowledgements, summonses);
    }

    private List<AlertGroup> targets(Alert alert) {
        return nodesOf(alert).values().stream().map(node -> group(alert, node)).toList();
    }

    private AlertGroup group(Alert alert, Route node) {
        AlertGroup group = groups.computeIfAbsent(GroupKey.of(alert.labels(), node), this::open);
        group.goOn(node.manner());
        return group;
    }

    /** One for each receiver: whoever is reached on several ways is told once, on the first of them; those who are called come last. */
    private Map<String, Route> nodesOf(Alert alert) {
        var first = new LinkedHashMap<String, Route>();
        tree.takers(alert.labels()).forEach(node -> first.putIfAbsent(node.receiver(), node));
        Route usual = first.firstEntry().getValue();
        for (Summons call : summonses.of(alert.episode())) {
            Route from = first.getOrDefault(call.instead(), usual);
            first.putIfAbsent(call.receiver(), from.toward(call.receiver()));
        }
        return first;
    }
}
