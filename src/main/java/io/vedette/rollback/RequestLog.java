package io.vedette.rollback;

import io.vedette.deployment.Order;
import io.vedette.deployment.RemedyOrder;
import io.vedette.deployment.RollbackOrder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Remembers the last {@value #KEPT} orders that were requested; belongs to the couriers' event loop. */
final class RequestLog {
    static final int KEPT = 10_000;

    private final Map<String, Requested> byId = Recent.map(KEPT);

    /** One order that was requested. */
    record Requested(Order order, Instant at) {}

    void add(Order order, Instant now) {
        byId.put(order.id(), new Requested(order, now));
    }

    /** It was not requested after all. */
    void remove(Order order) {
        byId.remove(order.id());
    }

    boolean knows(Order order) {
        return byId.containsKey(order.id());
    }

    /** Those of the same service and the same kind after {@code start}, the oldest first: rollbacks, or the same remedy. */
    List<Requested> like(Order order, Instant start) {
        return like(order, start, earlier -> earlier.service().equals(order.service()));
    }

    /** Those, and those that did what this order would do for another service. */
    List<Requested> likeForAll(Order order, Instant start) {
        return like(
                order,
                start,
                earlier -> earlier.service().equals(order.service())
                        || earlier.action().equals(order.action()));
    }

    private List<Requested> like(Order order, Instant start, Predicate<Order> those) {
        return byId.values().stream()
                .filter(request -> isLike(request.order(), order) && those.test(request.order()))
                .filter(request -> request.at().isAfter(start))
                .toList();
    }

    private static boolean isLike(Order one, Order other) {
        return switch (one) {
            case RollbackOrder _ -> other instanceof RollbackOrder;
            case RemedyOrder remedy ->
                other instanceof RemedyOrder && remedy.action().equals(other.action());
        };
    }

    /** How many were requested after {@code start}, of all services. */
    int since(Instant start) {
        return Math.toIntExact(byId.values().stream()
                .filter(request -> request.at().isAfter(start))
                .count());
    }
}
