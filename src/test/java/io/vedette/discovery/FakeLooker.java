package io.vedette.discovery;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A source that gives what a test says, when it says so. */
final class FakeLooker implements Looker {
    private final Deque<Promise<Look>> waiting = new ArrayDeque<>();
    private @Nullable Look always;
    private String print = "";
    int looks;
    boolean closed;

    /** Answers this at once from now on. */
    FakeLooker giving(Look look) {
        always = look;
        return this;
    }

    void printed(String text) {
        print = text;
    }

    /** Answers the look that waits longest. */
    void answer(Look look) {
        waiting.remove().complete(look);
    }

    @Override
    public Future<Look> look(List<Candidate> known) {
        looks++;
        if (always != null) {
            return Future.succeededFuture(always);
        }
        Promise<Look> promise = Promise.promise();
        waiting.add(promise);
        return promise.future();
    }

    @Override
    public Future<String> glance() {
        return Future.succeededFuture(print);
    }

    @Override
    public void close() {
        closed = true;
    }
}
