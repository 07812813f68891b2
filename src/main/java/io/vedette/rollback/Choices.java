package io.vedette.rollback;

import io.vedette.deployment.Order;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What was chosen to go back to, by request: the first attempt changes what "the one before" means for the next. Belongs to the couriers' event loop; keeps the
 * last {@value #KEPT}.
 */
final class Choices {
    private static final int KEPT = 100;

    private final Map<String, Object> chosen = Recent.map(KEPT);

    Object of(Order order, Supplier<Object> first) {
        return chosen.computeIfAbsent(order.requestId(), _ -> first.get());
    }
}
