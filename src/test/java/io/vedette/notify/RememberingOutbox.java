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

    boolean isEmpty() {
        return kept.isEmpty();
    }

    /** What the next life is told: these alerts, and what was kept here. */
    Recollection with(Alert... alerts) {
        return new Recollection(List.of(alerts), List.copyOf(kept.values()), List.of(), summons);
    }
}
