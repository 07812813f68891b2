package io.vedette.store;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where history is kept, and how much of it.
 *
 * @param maxBytes how large the file may grow
 * @param results raw samples kept of each endpoint
 * @param retention how long hours, days and events are kept
 */
public record StoreSpec(Place place, long maxBytes, int results, Duration retention) {
    /** What holds when nothing is said. */
    public static final StoreSpec DEFAULT = new StoreSpec(new Place.Unsaid(), 4L << 30, 1_000, Duration.ofDays(400));

    private static final long SMALLEST = 1 << 20;

    public StoreSpec {
        if (maxBytes < SMALLEST) {
            throw new IllegalArgumentException("a database of " + maxBytes + " bytes holds nothing");
        }
    }

    /** Where the database is. */
    public sealed interface Place {
        /** In the state directory that the service manager made for us; in memory when there is none. */
        record Unsaid() implements Place {}

        /** It ends with the process. */
        record Memory() implements Place {}

        record File(Path path) implements Place {}
    }

    /** The same history at another place. */
    public StoreSpec at(Place other) {
        return new StoreSpec(other, maxBytes, results, retention);
    }
}
