package io.vedette.notify;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One way in which a named receiver is told.
 *
 * @param kind the word that the configuration uses for it, such as {@code slack}
 * @param pace how far apart messages leave at least
 * @param fallback the receiver that is told what this one cannot be; absent if nobody is
 */
public record Integration(
        String receiver,
        String kind,
        Receiver sender,
        Duration pace,
        @Nullable String fallback) {
    /** One that takes messages as fast as they come. */
    public Integration(String receiver, String kind, Receiver sender) {
        this(receiver, kind, sender, Duration.ZERO, null);
    }

    /** One that nobody stands in for. */
    public Integration(String receiver, String kind, Receiver sender, Duration pace) {
        this(receiver, kind, sender, pace, null);
    }

    /** One of a platform that wants messages apart. */
    public static Integration paced(String receiver, String kind, Receiver sender) {
        return new Integration(receiver, kind, sender, Pace.of(kind), null);
    }

    /** The same, with somebody who stands in. */
    public Integration withFallback(@Nullable String other) {
        return new Integration(receiver, kind, sender, pace, other);
    }
}
