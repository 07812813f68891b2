package io.vedette.config.endpoint;

import io.vedette.config.shape.Facets;
import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import io.vedette.config.shape.HeaderNames;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.MapOf;
import io.vedette.config.shape.Parsed;
import io.vedette.config.shape.Scalar;
import io.vedette.config.shape.Scalars;
import io.vedette.probe.http.Ask;
import io.vedette.probe.http.HttpSpec;
import io.vedette.probe.http.HttpSpec.VersionSource;
import io.vedette.probe.http.Way;
import io.vedette.target.ProbeSpec;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Endpoints that are asked over HTTP. */
final class HttpKind implements EndpointKind {
    private static final Key<String> METHOD = Key.of("method", Scalars.oneOf(methods()), "The request's method.")
            .or("GET")
            .example("HEAD");
    private static final Key<Map<String, String>> HEADERS = Key.of(
                    "headers",
                    new MapOf<>(HeaderNames.KEYS, HeaderNames.value()),
                    "Headers of the request; their values are never shown.")
            .example("{ Authorization: \"Bearer ${file:token}\" }");
    private static final Key<String> BODY =
            Key.of("body", Scalars.text(), "The request's body.").example("'{\"ping\": true}'");
    private static final Key<VersionSource> VERSION = Key.of(
                    "version",
                    version(),
                    "Where the answer says which version runs. A change of it is a deployment, seen without any pipeline's help.")
            .example("header X-Version");
    private static final Key<Integer> BODY_LIMIT = Key.of(
                    "body_limit", Scalars.size(64), "How much of an answer is read; a longer one fails as too large.")
            .or("1MB")
            .example("256kB");

    private static final List<Key<?>> KEYS = Stream.concat(
                    Stream.of(METHOD, HEADERS, BODY, VERSION, TlsKeys.TLS, BODY_LIMIT), AddressKeys.KEYS.stream())
            .toList();

    @Override
    public List<String> schemes() {
        return List.of("http", "https");
    }

    @Override
    public String description() {
        return "One request on a fresh connection. Without `expect`, any 2xx is good. Redirects are not followed.";
    }

    @Override
    public String example() {
        return "https://shop.example.org/health";
    }

    @Override
    public @Nullable String fault(URI url) {
        return EndpointUrls.hostFault(url);
    }

    @Override
    public List<Key<?>> keys() {
        return KEYS;
    }

    @Override
    public List<Key<?>> expectations() {
        return HttpExpectations.KEYS;
    }

    @Override
    public Set<Key<?>> senseless(URI url) {
        return Kinds.scheme(url).equals("https") ? Set.of() : Set.of(TlsKeys.TLS, SharedKeys.CERTIFICATE);
    }

    @Override
    public void check(URI url, Fields endpoint, @Nullable Fields expect, Findings findings) {
        AddressKeys.check(url, endpoint, findings);
    }

    @Override
    public ProbeSpec spec(URI url, Fields endpoint, @Nullable Fields expect) {
        return new HttpSpec(
                url,
                new Ask(endpoint.get(METHOD), endpoint.find(HEADERS, Map.of()), endpoint.find(BODY)),
                new Way(AddressKeys.spec(endpoint), TlsKeys.spec(endpoint)),
                HttpExpectations.all(endpoint),
                endpoint.find(VERSION),
                endpoint.get(BODY_LIMIT));
    }

    private static Map<String, String> methods() {
        Map<String, String> methods = new LinkedHashMap<>();
        List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS").forEach(word -> methods.put(word, word));
        return methods;
    }

    private static Scalar<VersionSource> version() {
        String name = HeaderNames.TOKEN;
        return Scalar.of(
                "`header` and its name, or `json` and a pointer",
                "header X-Version, or json /version",
                Facets.matching("^(header\\s+" + name + "|json\\s+/\\S*)$"),
                text -> {
                    String[] words = text.strip().split("\\s+", 3);
                    if (words.length == 2
                            && words[0].equals("header")
                            && HeaderNames.KEYS.allowed().test(words[1])) {
                        return Parsed.good(new VersionSource.Header(words[1]));
                    }
                    return words.length == 2 && words[0].equals("json") && words[1].startsWith("/")
                            ? Parsed.good(new VersionSource.Json(words[1]))
                            : Parsed.bad();
                });
    }
}
