package io.vedette.rollback;

import io.vedette.deployment.Deployment;
import io.vedette.deployment.Interlock;
import io.vedette.deployment.Order;
import java.util.Map;
import java.util.Optional;

/**
 * Why orders are for nothing by now: what they should have mended is over, or a newer version came, which they would take back. Known before the order itself
 * is, if need be: it may wait elsewhere meanwhile, or for the next life. Belongs to the couriers' event loop.
 */
final class Outdated {
    private final Map<String, String> over = Recent.map(1_000);
    private final Map<String, Deployment> newest = Recent.map(10_000);

    /** What the order should have mended is over. */
    void over(String order, String why) {
        over.put(order, why);
    }

    /** A version of a service came; perhaps heard of more than once, and late. */
    void deployed(Deployment deployment) {
        Deployment known = newest.get(deployment.service());
        if (known == null || known.at().isBefore(deployment.at())) {
            newest.remove(deployment.service());
            newest.put(deployment.service(), deployment);
        }
    }

    /** Why this one is, if it is. */
    Optional<Withheld> why(Order order) {
        String settled = over.get(order.id());
        return settled == null
                ? Optional.ofNullable(newest.get(order.service()))
                        .filter(order::isBefore)
                        .map(Outdated::overtaken)
                : Optional.of(new Withheld(Interlock.UNNEEDED, settled));
    }

    private static Withheld overtaken(Deployment newer) {
        return new Withheld(Interlock.OVERTAKEN, "version " + newer.version() + " was deployed meanwhile");
    }
}
