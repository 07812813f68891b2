package io.vedette.probe.http;

import io.vedette.probe.run.Condition;
import io.vedette.target.ProbeSpec;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP or HTTPS request on a fresh connection and what its answer must be. Redirects are not followed: a 3xx is an answer like another.
 *
 * @param expect checked in order; the first that fails gives the reason. Without a {@link Expectation.StatusIn} any 2xx is expected
 * @param version where the answer says which version runs; absent if it does not
 * @param caFile PEM certificates trusted instead of the system's, for a private authority
 * @param bodyLimit how much of a body is read, in bytes; a longer one fails as too large
 */
public record HttpSpec(
        URI url,
        String method,
        Map<String, String> headers,
        @Nullable String body,
        List<Condition<? super Answer>> expect,
        @Nullable VersionSource version,
        @Nullable Path caFile,
        int bodyLimit)
        implements ProbeSpec {
    /** Enough for any health answer, small enough for thousands at once. */
    public static final int DEFAULT_BODY_LIMIT = 1 << 20;

    public HttpSpec {
        headers = Map.copyOf(headers);
        expect = List.copyOf(expect);
    }

    @Override
    public HttpSpec at(URI other) {
        return new HttpSpec(other, method, headers, body, expect, version, caFile, bodyLimit);
    }

    /** A plain GET that expects any 2xx. */
    public static HttpSpec get(URI url) {
        return new HttpSpec(
                url, "GET", Map.of(), null, List.of(Expectation.StatusIn.SUCCESS), null, null, DEFAULT_BODY_LIMIT);
    }

    /** Where an answer names the version that gave it. */
    public sealed interface VersionSource {
        record Header(String name) implements VersionSource {}

        record Json(String pointer) implements VersionSource {}
    }
}
