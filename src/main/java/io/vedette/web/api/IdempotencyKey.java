package io.vedette.web.api;

import io.vedette.web.http.Problem;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name that a client gives one request, so that what is sent twice is done once. */
final class IdempotencyKey {
    static final Problem MALFORMED =
            Problem.of(400, "Expected an Idempotency-Key of 1 to 200 visible ASCII characters.");

    private static final Pattern FORM = Pattern.compile("[!-~]{1,200}");

    private IdempotencyKey() {}

    static @Nullable String of(RoutingContext context) {
        return context.request().getHeader("Idempotency-Key");
    }

    static boolean isMalformed(@Nullable String key) {
        return key != null && !FORM.matcher(key).matches();
    }
}
