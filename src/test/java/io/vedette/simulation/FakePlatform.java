package io.vedette.simulation;

import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.Refused;
import io.vedette.delivery.Delivery.TryAgain;
import io.vedette.deployment.Order;
import io.vedette.fakes.SimulatedTime;
import io.vedette.rollback.Action;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/**
 * A platform that takes deployments back, half a minute after it was asked; now and then it is busy, never answers, or loses its answer. One that knows
 * requests by their id may be asked again; the other would take back twice.
 */
final class FakePlatform implements Action {
    private final SimulatedTime time;
    private final Random random;
    private final boolean knowsIds;
    private final Consumer<String> carryOut;
    private final Map<String, List<String>> arrivals = new HashMap<>();
    private boolean alwaysWell;

    /**
     * @param knowsIds whether it ignores a request that it had before
     * @param carryOut takes the service back
     */
    FakePlatform(SimulatedTime time, Random random, boolean knowsIds, Consumer<String> carryOut) {
        this.time = time;
        this.random = random;
        this.knowsIds = knowsIds;
        this.carryOut = carryOut;
    }

    /** From now on it takes everything. */
    void isWell() {
        alwaysWell = true;
    }

    @Override
    public Future<Delivery> request(Order order) {
        int luck = alwaysWell ? 99 : random.nextInt(100);
        if (luck < 15) {
            return after(TryAgain.notTaken("503"));
        }
        if (luck < 20) {
            return Promise.<Delivery>promise().future(); // never arrives, never answers
        }
        arrive(order);
        if (luck < 25) {
            return Promise.<Delivery>promise().future();
        }
        return after(luck < 35 ? lost("reset") : new Delivery.Delivered("accepted"));
    }

    @Override
    public Delivery lost(String why) {
        return knowsIds ? TryAgain.perhapsTaken(why) : new Refused("perhaps done: " + why);
    }

    private void arrive(Order order) {
        arrivals.computeIfAbsent(order.id(), _ -> new ArrayList<>()).add(order.requestId());
        time.at(time.instant().plusSeconds(30), () -> carryOut.accept(order.service()));
    }

    private Future<Delivery> after(Delivery delivery) {
        Promise<Delivery> answer = Promise.promise();
        time.at(time.instant().plusMillis(random.nextInt(2000)), () -> answer.complete(delivery));
        return answer.future();
    }

    /** How often the deployment that was taken back most was taken back. */
    long mostTakenBack() {
        return arrivals.values().stream()
                .mapToLong(ids -> knowsIds ? ids.stream().distinct().count() : ids.size())
                .max()
                .orElse(0);
    }

    /** The deployments that it was asked to take back. */
    Map<String, List<String>> arrivals() {
        return arrivals;
    }
}
