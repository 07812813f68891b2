package io.vedette.rollback;

import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.TryAgain;
import io.vedette.deployment.Order;
import io.vedette.outbound.HttpSender;
import io.vertx.core.Future;
import java.time.Duration;

/** One way to take a deployment back; belongs to the couriers' event loop. */
@FunctionalInterface
public interface Action {
    /** Asks once. What the other side said is a value: the future fails only for a defect of ours. */
    Future<Delivery> request(Order order);

    /**
     * Looks at what was started under {@code mark}, which a request was answered with: taken when it has ended well, refused when it has not, to be tried again
     * while it runs or cannot be looked at. Never called without a mark.
     */
    default Future<Delivery> follow(String mark) {
        return Future.succeededFuture(new Delivery.Delivered(mark));
    }

    /** An earlier life has asked for {@code order}, perhaps with success, and what it chose for that is forgotten; called before this one asks. */
    default void askedBefore(Order order) {}

    /** How long one attempt may take before its answer counts as lost: never less than it takes, so that no two of them overlap. */
    default Duration patience() {
        return forExchanges(1);
    }

    /** Enough for so many requests, one after the other. */
    static Duration forExchanges(int count) {
        return HttpSender.LONGEST.multipliedBy(count).plusSeconds(1);
    }

    /** What follows a request whose answer was lost: the same again, unless that could take the deployment back twice. */
    default Delivery lost(String why) {
        return TryAgain.perhapsTaken(why);
    }
}
