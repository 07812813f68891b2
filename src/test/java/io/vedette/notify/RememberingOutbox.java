package io.vedette.notify;

import io.vedette.alert.Alert;
import io.vedette.alert.Correspondence;
import io.vedette.alert.DeadLetter;
import io.vedette.alert.GroupKey;
import io.vedette.alert.Recollection;
import io.vedette.alert.Summons;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An outbox that a test can read. */
final class RememberingOutbox implements Outbox {
    private final Map<Place, Correspondence> kept = new LinkedHashMap<>();

    final List<Summons> summons = new ArrayList<>();
    final List<DeadLetter> dead = new ArrayList<>();

    private record Place(String integration, GroupKey group) {}

    @Override
    public Future<Void> keep(Correspondence change) {
        leave(change);
        var place = new Place(change.integration(), change.group());
        var before = kept.get(place);
        var told = new HashMap<>(before == null ? Map.of() : before.told());
        told.keySet().removeAll(change.closed());
        told.putAll(change.told());
        if (told.isEmpty() && change.incident() == null) {
            kept.remove(place);
        } else {
            kept.put(
                    place, new Correspondence(change.integration(), change.group(), told, Set.of(), change.incident()));
        }
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> keep(Summons call) {
        summons.add(call);
        return Future.succeededFuture();
    }

    @Override
    public void keep(DeadLetter letter) {
        dead.add(letter);
    }

    /** Of an episode only the last word is kept, whichever group it was in before. */
    private void leave(Correspondence change) {
        List.copyOf(kept.entrySet()).stream()
                .filter(entry -> entry.getKey().integration().equals(change.integration()))
                .forEach(entry -> kept.put(entry.getKey(), without(entry.getValue(), change)));
        kept.values().removeIf(known -> known.told().isEmpty() && known.incident() == null);
    }

    private static Correspondence without(Correspondence known, Correspondence change) {
        if (known.group().equals(change.group())) {
            return known;
        }
        var told = new HashMap<>(known.told());
        told.keySet().removeAll(change.closed());
        told.keySet().removeAll(change.told().keySet());
        return new Correspondence(known.integration(), known.group(), told, Set.of(), known.incident());
    }

    boolean isEmpty() {
        return kept.isEmpty();
    }

    /** What the next life is told: these alerts, and what was kept here. */
    Recollection with(Alert... alerts) {
        return new Recollection(List.of(alerts), List.copyOf(kept.values()), List.of(), summons);
    }
}
