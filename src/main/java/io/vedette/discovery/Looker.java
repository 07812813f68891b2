package io.vedette.discovery;

import io.vertx.core.Future;
import java.util.List;

/** Looks at a source; trouble is a value, and an answer comes within a bounded time. Called on the event loop, and answers there. */
interface Looker {
    /**
     * Looks once.
     *
     * @param known the last good list, of which a source with several parts keeps what it cannot read now
     */
    Future<Look> look(List<Candidate> known);

    /** Something that differs as soon as a look may find something else, and costs little; always the same for what can only be asked. */
    default Future<String> glance() {
        return Future.succeededFuture("");
    }

    /** Lets go of what is open. */
    default void close() {}
}
