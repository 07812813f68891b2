package io.vedette.probe.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request says.
 *
 * @param headers never shown: they may be credentials
 */
public record Ask(
        String method,
        Map<String, String> headers,
        @Nullable String body) {
    public static final Ask GET = new Ask("GET", Map.of(), null);

    public Ask {
        headers = Map.copyOf(headers);
    }

    @Override
    public String toString() {
        return method;
    }
}
