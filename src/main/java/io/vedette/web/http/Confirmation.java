package io.vedette.web.http;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** What a command came to, for who asked; a command that takes longer is answered with what to do, and goes on. */
public final class Confirmation {
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private Confirmation() {}

    public static <T> void of(RoutingContext context, Future<T> asked, Consumer<T> answered, String late) {
        within(DEADLINE, context, asked, answered, late);
    }

    public static <T> void within(
            Duration deadline, RoutingContext context, Future<T> asked, Consumer<T> answered, String late) {
        Replies.later(context, asked.timeout(deadline.toMillis(), TimeUnit.MILLISECONDS), answered, failure -> {
            if (failure instanceof TimeoutException) {
                Problem.of(503, late).send(context);
            } else {
                context.fail(failure);
            }
        });
    }
}
