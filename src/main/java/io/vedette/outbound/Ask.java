package io.vedette.outbound;

import io.vedette.secret.Secret;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;

/**
 * One HTTP request.
 *
 * @param url may be a credential as a whole
 * @param readAtMost how many bytes of the answer's body are read
 */
public record Ask(HttpMethod method, Secret url, MultiMap headers, Buffer body, int readAtMost) {
    /** Enough for any answer that only says yes or no. */
    static final int SHORT = 16 * 1024;

    /** Enough for what has to be looked into. */
    private static final int LONG = 4 * 1024 * 1024;

    public static Ask get(Secret url) {
        return new Ask(HttpMethod.GET, url, MultiMap.caseInsensitiveMultiMap(), Buffer.buffer(), LONG);
    }

    /** A request whose answer only matters for its status. */
    public static Ask brief(Secret url) {
        return new Ask(HttpMethod.GET, url, MultiMap.caseInsensitiveMultiMap(), Buffer.buffer(), SHORT);
    }

    /** A change of something, in the patch format that {@code contentType} names. */
    public static Ask patch(Secret url, String contentType, Buffer body) {
        var headers = MultiMap.caseInsensitiveMultiMap().set("content-type", contentType);
        return new Ask(HttpMethod.PATCH, url, headers, body, SHORT);
    }

    /** A POST whose content type is exactly {@code application/json}: some refuse a charset behind it. */
    public static Ask plainJson(Secret url, Buffer body) {
        var headers = MultiMap.caseInsensitiveMultiMap().set("content-type", "application/json");
        return new Ask(HttpMethod.POST, url, headers, body, SHORT);
    }

    /** The same with one more header. */
    public Ask with(String name, String value) {
        headers.set(name, value);
        return this;
    }
}
