package io.vedette.probe.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request says.
 *
 * @param headers never shown: they may be credentials
 * @param auth who asks, if that is to be said
 * @param compressed whether the answer may come compressed
 */
public record Ask(
        String method,
        Map<String, String> headers,
        @Nullable String body,
        @Nullable Auth auth,
        boolean compressed) {
    public static final Ask GET = new Ask("GET", Map.of(), null);

    public Ask {
        headers = Map.copyOf(headers);
    }

    public Ask(String method, Map<String, String> headers, @Nullable String body) {
        this(method, headers, body, null, false);
    }

    public Ask as(@Nullable Auth other) {
        return new Ask(method, headers, body, other, compressed);
    }

    boolean isForHead() {
        return method.equals("HEAD");
    }

    @Override
    public String toString() {
        return method;
    }
}
