package io.vedette.outbound;

import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.Refused;
import io.vedette.delivery.Delivery.TryAgain;
import io.vedette.delivery.HttpAnswer;
import java.util.function.Function;

/** What became of one request. */
public sealed interface Exchange {
    /** There was an answer. */
    record Answered(HttpAnswer answer) implements Exchange {}

    /** It was sent, and there was no answer. */
    record Lost(String why) implements Exchange {}

    /** It was not sent. */
    record Unreached(String why) implements Exchange {}

    /** It can never be sent. */
    record Impossible(String why) implements Exchange {}

    /** What that means for what was to be delivered; {@code judge} says what an answer means. */
    default Delivery delivery(Function<HttpAnswer, Delivery> judge) {
        return switch (this) {
            case Answered(HttpAnswer answer) -> judge.apply(answer);
            case Lost(String why) -> TryAgain.perhapsTaken(why);
            case Unreached(String why) -> TryAgain.notTaken(why);
            case Impossible(String why) -> new Refused(why);
        };
    }
}
