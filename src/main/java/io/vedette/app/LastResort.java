package io.vedette.app;

import io.vedette.alert.Route;
import io.vedette.delivery.Delivery;
import io.vedette.notify.Integration;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log, for routes that lead to nobody: what is not heard is written down at least. */
final class LastResort {
    private static final Logger LOG = LoggerFactory.getLogger(LastResort.class);

    private LastResort() {}

    /** The ways to people, and one into the log for each receiver of {@code route} and its children that has none. */
    static List<Integration> added(List<Integration> integrations, Route route) {
        var all = new ArrayList<>(integrations);
        add(route, all);
        return List.copyOf(all);
    }

    private static void add(Route route, List<Integration> all) {
        if (all.stream().noneMatch(one -> one.receiver().equals(route.receiver()))) {
            all.add(new Integration(route.receiver(), "log", notice -> {
                LOG.atWarn()
                        .log(
                                "nobody is told, no receiver is configured: {}",
                                notice.alerts().getFirst().summary());
                return Future.succeededFuture(new Delivery.Delivered("logged"));
            }));
        }
        route.routes().forEach(child -> add(child, all));
    }
}
