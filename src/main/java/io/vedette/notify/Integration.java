package io.vedette.notify;

import java.time.Duration;

/**
 * One way in which a named receiver is told.
 *
 * @param kind the word that the configuration uses for it, such as {@code slack}
 * @param pace how far apart messages leave at least
 */
public record Integration(String receiver, String kind, Receiver sender, Duration pace) {
    /** One that takes messages as fast as they come. */
    public Integration(String receiver, String kind, Receiver sender) {
        this(receiver, kind, sender, Duration.ZERO);
    }

    /** One of a platform that wants messages apart. */
    public static Integration paced(String receiver, String kind, Receiver sender) {
        return new Integration(receiver, kind, sender, Pace.of(kind));
    }
}
