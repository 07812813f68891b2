package io.vedette.web.hooks;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** One platform's way of telling. Pure: given the request, what it says. */
interface Hook {
    /** Whether the request is the platform's; asked before anything of the body is read. */
    boolean isGenuine(MultiMap headers, Buffer body);

    /** The object that is said; null when it is none. */
    default @Nullable JsonObject object(Buffer body) {
        try {
            return body.toJsonObject();
        } catch (DecodeException | ClassCastException notAnObject) {
            return null;
        }
    }

    /** What a genuine request says. */
    Said read(MultiMap headers, JsonObject body);

    /** What a request says. */
    sealed interface Said {
        /** Nothing that concerns us; {@code why} goes back to the platform's log. */
        record Nothing(String why) implements Said {}

        /** It is not of the shape that the platform documents. */
        record Unreadable(String why) implements Said {}
    }

    /**
     * A deployment.
     *
     * @param from whose it is, as the platform names it
     * @param environment empty when the platform has none
     * @param key the same whenever the platform tells of it again
     */
    record Deployed(
            String from,
            String environment,
            String version,
            @Nullable String url,
            @Nullable String by,
            String key) implements Said {}
}
