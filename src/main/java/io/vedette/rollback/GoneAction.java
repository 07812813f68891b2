package io.vedette.rollback;

import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.Refused;
import io.vedette.delivery.Delivery.TryAgain;
import io.vedette.deployment.Order;
import io.vertx.core.Future;

/** Stands for an action that the configuration does not name any more when a rollback by it is resumed: nobody can be asked. */
record GoneAction(String name) implements Action {
    @Override
    public Future<Delivery> request(Order order) {
        return Future.succeededFuture(gone());
    }

    @Override
    public Delivery lost(String why) {
        return gone();
    }

    @Override
    public Future<Delivery> follow(String mark) {
        return Future.succeededFuture(TryAgain.notTaken("no rollback named " + name + " is configured any more"));
    }

    private Delivery gone() {
        return new Refused("no rollback named " + name + " is configured any more");
    }
}
