package io.vedette.simulation;

import io.vedette.alert.Acknowledgement;
import io.vedette.alert.Alert;
import io.vedette.alert.Correspondence;
import io.vedette.alert.GroupKey;
import io.vedette.alert.Incident;
import io.vedette.alert.Recollection;
import io.vedette.alert.Silence;
import io.vedette.alert.Summons;
import io.vedette.alert.Told;
import io.vedette.alert.trail.Footprint;
import io.vedette.alert.trail.Telling;
import io.vedette.fakes.SimulatedTime;
import io.vedette.monitor.Effect;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the database keeps of alerts, without a database, for worlds by the thousand: what is given to it is committed a while later, in order, all that waits together;
 * what is not committed when the process dies was never there. {@code CrashesTest} has the real one.
 */
final class FakeBooks {
    private static final int SLOWEST_MILLIS = 20;

    private final SimulatedTime time;
    private final Random random;
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private boolean committing;
    private int life;

    private final Map<String, Alert> alerts = new LinkedHashMap<>();
    private final Map<Place, Entry> told = new LinkedHashMap<>();
    /** Every episode that was ever noted for a digest, by integration. */
    private final Map<String, Set<String>> noted = new HashMap<>();

    private final Map<Correspondent, Incident> incidents = new LinkedHashMap<>();
    private final Map<String, Silence> silences = new LinkedHashMap<>();
    private final Map<String, Acknowledgement> acknowledged = new LinkedHashMap<>();
    private final Map<String, Summons> summons = new LinkedHashMap<>();
    private final Map<String, Telling> tellings = new HashMap<>();
    private final List<Footprint> footprints = new ArrayList<>();

    private record Waiting(Runnable change, Promise<Void> kept) {}

    private record Place(String integration, String episode) {}

    private record Entry(GroupKey group, Told.Entry known) {}

    private record Correspondent(String integration, GroupKey group) {}

    FakeBooks(SimulatedTime time, Random random) {
        this.time = time;
        this.random = random;
    }

    Future<Void> keep(Runnable change) {
        Promise<Void> kept = Promise.promise();
        queue.add(new Waiting(change, kept));
        if (!committing) {
            committing = true;
            int mine = life;
            time.at(time.instant().plusMillis(random.nextInt(SLOWEST_MILLIS)), () -> commit(mine));
        }
        return kept.future();
    }

    private void commit(int mine) {
        if (mine == life) {
            committing = false;
            var group = List.copyOf(queue);
            queue.clear();
            group.forEach(waiting -> waiting.change().run());
            group.forEach(waiting -> waiting.kept().tryComplete());
        }
    }

    /** The process dies. */
    void crash() {
        life++;
        queue.clear();
        committing = false;
    }

    void put(List<Effect> effects) {
        for (Effect effect : effects) {
            if (effect instanceof Effect.Tell(Alert alert)) {
                put(alert);
            }
        }
    }

    /** What is told again of an episode changes nothing; an end keeps what was said at the beginning. */
    private void put(Alert alert) {
        Alert known = alerts.putIfAbsent(alert.episode(), alert);
        if (known != null && !alert.firing()) {
            alerts.put(alert.episode(), alert);
        }
    }

    void put(Correspondence change) {
        change.closed().forEach(episode -> told.remove(new Place(change.integration(), episode)));
        change.told()
                .forEach((episode, entry) ->
                        told.put(new Place(change.integration(), episode), new Entry(change.group(), entry)));
        change.told().entrySet().stream()
                .filter(entry -> entry.getValue().owed() && !entry.getValue().known())
                .forEach(entry -> noted.computeIfAbsent(change.integration(), _ -> new HashSet<>())
                        .add(entry.getKey()));
        var thread = new Correspondent(change.integration(), change.group());
        if (change.incident() == null) {
            incidents.remove(thread);
        } else {
            incidents.put(thread, change.incident());
        }
    }

    void put(Silence silence) {
        silences.put(silence.id(), silence);
    }

    void put(Acknowledgement acknowledgement) {
        acknowledged.put(acknowledgement.episode(), acknowledgement);
    }

    void put(Summons call) {
        summons.putIfAbsent(call.episode() + " to " + call.receiver(), call);
    }

    void put(Telling telling) {
        tellings.put(telling.notice(), telling);
    }

    void put(Footprint footprint) {
        footprints.add(footprint);
    }

    /** How often somebody was called whom no route names. */
    int calls() {
        return summons.size();
    }

    List<Silence> silences() {
        return List.copyOf(silences.values());
    }

    /** Every episode that was ever noted for a digest, by integration. */
    Map<String, Set<String>> noted() {
        return noted;
    }

    Map<String, Telling> tellings() {
        return tellings;
    }

    List<Footprint> footprints() {
        return footprints;
    }

    /** Every episode that ever fired. */
    Map<String, Alert> alerts() {
        return alerts;
    }

    /** What the next life is told. */
    Recollection recollection() {
        var open = alerts.values().stream()
                .filter(alert -> alert.firing()
                        || told.keySet().stream()
                                .anyMatch(place -> place.episode().equals(alert.episode())))
                .toList();
        return new Recollection(
                open, correspondence(), List.copyOf(acknowledged.values()), List.copyOf(summons.values()));
    }

    List<Correspondence> correspondence() {
        var entries = new LinkedHashMap<Correspondent, Map<String, Told.Entry>>();
        told.forEach((place, entry) -> entries.computeIfAbsent(
                        new Correspondent(place.integration(), entry.group()), _ -> new HashMap<>())
                .put(place.episode(), entry.known()));
        return Stream.concat(entries.keySet().stream(), incidents.keySet().stream())
                .distinct()
                .map(thread -> new Correspondence(
                        thread.integration(),
                        thread.group(),
                        entries.getOrDefault(thread, Map.of()),
                        Set.of(),
                        incidents.get(thread)))
                .toList();
    }
}
