package io.vedette.web.act;

import io.vertx.core.Future;
import java.util.List;

/**
 * One kind of thing that a signed link may do. Called on the web server's event loop; a future may end on any thread. Doing it twice must do no harm: people
 * press twice, and several have the same link.
 */
public interface Purpose {
    /** A word of lower-case letters that tells it from every other; part of what is signed, so it never changes. */
    String name();

    /** What would happen, or why nothing can. */
    Future<Offer> offer(String subject);

    /**
     * Does it.
     *
     * @param by who confirmed it, in their own words
     * @param note what they said about it; may be empty
     */
    Future<Outcome> perform(String subject, String by, String note);

    /** What a link offers. */
    sealed interface Offer {
        /**
         * It can be done.
         *
         * @param title what would happen, in one sentence
         * @param details what it would happen to, a line each
         * @param button what the button says
         */
        record Open(String title, List<String> details, String button) implements Offer {
            public Open {
                details = List.copyOf(details);
            }
        }

        /** It cannot be done any more. */
        record Gone(String why) implements Offer {}
    }

    /**
     * What became of it.
     *
     * @param done whether it is done now
     * @param sentence what happened, or why nothing did
     */
    record Outcome(boolean done, String sentence) {}
}
