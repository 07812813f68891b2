package io.vedette.notify.email;

import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.Delivered;
import io.vedette.delivery.Delivery.Refused;
import io.vedette.delivery.Delivery.TryAgain;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What became of one message at each of its recipients: who has it, or refused it, is not asked again. */
final class Recipients {
    private final Map<String, Delivery> outcomes = new LinkedHashMap<>();
    private @Nullable Future<Delivery> last;

    Recipients(List<String> to) {
        to.forEach(recipient -> outcomes.put(recipient, TryAgain.notTaken("not tried")));
    }

    /**
     * Sends to whoever waits. While an earlier attempt goes on, though nobody waits for it any more, its answer is this one's too; once all have answered, nothing
     * is sent.
     */
    Future<Delivery> attempt(Function<List<String>, Future<?>> sending) {
        Future<Delivery> known = last;
        if (known != null && (!known.isComplete() || waiting().isEmpty())) {
            return known;
        }
        Future<Delivery> next = sending.apply(waiting()).map(_ -> delivery());
        last = next;
        return next;
    }

    List<String> waiting() {
        return outcomes.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof TryAgain)
                .map(Map.Entry::getKey)
                .toList();
    }

    void note(String recipient, Delivery delivery) {
        outcomes.put(recipient, delivery);
    }

    /** The message as a whole: to be tried again while anybody waits; refused only when nobody has it. */
    Delivery delivery() {
        List<String> waiting = waiting();
        if (!waiting.isEmpty()) {
            return tryAgain(waiting);
        }
        boolean delivered = outcomes.values().stream().anyMatch(Delivered.class::isInstance);
        return delivered ? new Delivered("accepted for " + texts(Delivered.class)) : new Refused(texts(Refused.class));
    }

    boolean refusedBySome() {
        return outcomes.values().stream().anyMatch(Refused.class::isInstance);
    }

    /** Who refused it, and why. */
    String refusals() {
        return texts(Refused.class);
    }

    private Delivery tryAgain(List<String> waiting) {
        boolean perhaps = outcomes.values().stream()
                .anyMatch(delivery ->
                        delivery instanceof Delivered || (delivery instanceof TryAgain again && again.perhapsTaken()));
        String why = texts(TryAgain.class);
        String missing =
                waiting.size() < outcomes.size() ? waiting.size() + " of " + outcomes.size() + " missing: " : "";
        return new TryAgain(missing + why, null, perhaps);
    }

    private String texts(Class<? extends Delivery> kind) {
        return outcomes.entrySet().stream()
                .filter(entry -> kind.isInstance(entry.getValue()))
                .map(entry -> entry.getKey() + text(entry.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static String text(Delivery delivery) {
        return switch (delivery) {
            case Delivered _ -> "";
            case TryAgain again -> ": " + again.why();
            case Refused refused -> ": " + refused.why();
        };
    }
}
