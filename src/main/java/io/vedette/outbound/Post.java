package io.vedette.outbound;

import io.vedette.secret.Secret;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * One POST.
 *
 * @param url may be a credential as a whole
 */
public record Post(Secret url, MultiMap headers, Buffer body) {
    /** A JSON body. */
    public static Post json(Secret url, Buffer body) {
        var headers = MultiMap.caseInsensitiveMultiMap().set("content-type", "application/json; charset=utf-8");
        return new Post(url, headers, body);
    }

    /** A form, encoded already. */
    public static Post form(Secret url, String encoded) {
        var headers = MultiMap.caseInsensitiveMultiMap().set("content-type", "application/x-www-form-urlencoded");
        return new Post(url, headers, Buffer.buffer(encoded));
    }

    /** The same with one more header. */
    public Post with(String name, String value) {
        headers.set(name, value);
        return this;
    }

    Ask ask() {
        return new Ask(HttpMethod.POST, url, headers, body, Ask.SHORT);
    }

    /** What is wrong with a URL to post to, or nothing; the URL is not repeated. */
    public static @Nullable String problem(Secret url) {
        try {
            URI uri = new URI(url.reveal());
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null ? null : "expected an http or https URL with a host";
        } catch (URISyntaxException notOne) {
            return "expected a URL, and this is none from character " + (notOne.getIndex() + 1) + " on";
        }
    }
}
