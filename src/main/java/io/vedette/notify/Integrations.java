package io.vedette.notify;

import io.vedette.alert.Route;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The integrations of a configuration: their names, and whether they are enough. */
final class Integrations {
    private Integrations() {}

    /** Each under a name that stays the same when others come or go: the receiver, the kind, and its number among its like. */
    static Map<String, Integration> named(Collection<Integration> integrations) {
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

    /** Throws unless every receiver that a routing tree names is there. */
    static void require(Route route, Collection<Integration> integrations) {
        if (integrations.stream().noneMatch(one -> one.receiver().equals(route.receiver()))) {
            throw new IllegalArgumentException("no integration of the receiver " + route.receiver());
        }
        route.routes().forEach(child -> require(child, integrations));
    }
}
