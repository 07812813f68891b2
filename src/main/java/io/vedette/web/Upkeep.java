package io.vedette.web;

import io.vedette.maintenance.Concerned;
import io.vedette.maintenance.MaintenanceWindow;
import io.vertx.core.Future;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Maintenance windows that people open and end while the daemon runs. */
public interface Upkeep {
    /** Opens one, in force once it is kept. The same {@code key} with the same wish gives the first answer again. */
    Future<Opening> open(Wish wish, @Nullable String key);

    /** Ends one now; it is kept before it has an effect. One that had not begun is as if it had never been. */
    Future<Ending> end(String id);

    /** A window as somebody asks for it. */
    record Wish(Concerned concerned, Instant startsAt, Instant endsAt, String author, String reason) {}

    /** What a wish came to. */
    sealed interface Opening {
        /** It is in force, or will be. */
        record Opened(MaintenanceWindow window) implements Opening {}

        /** This key was used for the same before. */
        record Repeated(MaintenanceWindow window) implements Opening {}

        /** This key was used for something else before. */
        record KeyReused() implements Opening {}

        /** There are as many as there may be. */
        record TooMany(int most) implements Opening {}
    }

    /** What the wish to end one came to. */
    sealed interface Ending {
        /** It is over, and was before if somebody asks again. */
        record Ended(MaintenanceWindow window) implements Ending {}

        /** It is one of the configuration, which has the last word. */
        record Configured() implements Ending {}

        /** There is none of this name. */
        record NoSuch() implements Ending {}
    }
}
