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
import io.vedette.probe.http.Limits;
import io.vedette.probe.http.StepsSpec;
import io.vedette.sample.Part;
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
    static final Key<String> METHOD = Key.of("method", Scalars.oneOf(methods()), "The request's method.")
            .or("GET")
            .example("HEAD");
    static final Key<Map<String, String>> HEADERS = Key.of(
                    "headers",
                    new MapOf<>(HeaderNames.KEYS, HeaderNames.value()),
                    "Headers of the request; their values are never shown.")
            .example("{ Authorization: \"Bearer ${file:token}\" }");
    static final Key<String> BODY =
            Key.of("body", Scalars.text(), "The request's body.").example("'{\"ping\": true}'");
    static final Key<VersionSource> VERSION = Key.of(
                    "version",
                    version(),
                    "Where the answer says which version runs. A change of it is a deployment, seen without any pipeline's help.")
            .example("header X-Version");
    private static final Key<Integer> REDIRECTS = Key.of(
                    "redirects",
                    Scalars.integer(0, 20),
                    "How many redirects are followed. `0` follows none: a 3xx is an answer like another, and no login page passes for the service.")
            .or("0")
            .example("5");
    private static final Key<Boolean> COMPRESSION = Key.of(
                    "compression",
                    Scalars.truth(),
                    "Whether the answer may come as gzip or deflate. What comes so unasked is unpacked too.")
            .or("false")
            .example("true");
    private static final Key<Integer> BODY_LIMIT = Key.of(
                    "body_limit",
                    Scalars.size(64),
                    "How much of an answer is read, packed or unpacked; a longer one fails as too large.")
            .or("1MB")
            .example("256kB");

    private static final List<Key<?>> KEYS = Stream.concat(
                    Stream.of(
                            METHOD,
                            HEADERS,
                            BODY,
                            StepKeys.STEPS,
                            AuthKeys.AUTH,
                            VERSION,
                            REDIRECTS,
                            COMPRESSION,
                            BODY_LIMIT),
                    WayKeys.KEYS.stream())
            .toList();

    @Override
    public List<String> schemes() {
        return List.of("http", "https");
    }

    @Override
    public String description() {
        return """
                One request, on a fresh connection unless `connection: kept`, over HTTP/1.1 or HTTP/2 (`http_version`). HTTP/3 is not spoken. \
                Without `expect`, any 2xx is good.

                With `redirects`, each is followed within the timeout of the whole probe, and phases are the sums over all of them; \
                one too many, a circle, another scheme or a way from https back to http fails with the reason `redirect`. \
                To another origin go neither `auth` nor `headers` that could say who asks, nor a body, client certificate, `resolve_to` or `server_name`.

                A proxy that fails is our trouble: the probe is unknown, not down.

                With `steps` it is an ordered conversation: each step is a request of its own, asked once the one before it was answered as expected; \
                cookies go back to the host that set them, and what a step captures stands as `{{ name }}` in later paths, headers and bodies. \
                A failure names its step. Phases are the sums over all steps, and `expect` beside `steps` may only ask for times. \
                A step sees the last answer only: let a login's redirect be an answer of its own, with `status: 302`.

                ```yaml
                - url: https://shop.example.org/
                  steps:
                    - name: log in
                      path: /login
                      method: POST
                      body: '{"user": "probe", "password": "${file:shop_password}"}'
                      capture: { token: json /access_token }
                    - name: order
                      path: /orders?dry_run=true
                      method: POST
                      headers: { Authorization: "Bearer {{ token }}" }
                      expect: { json: { /state: accepted } }
                  expect: { latency: < 3s }
                ```""";
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
        return Kinds.scheme(url).equals("https")
                ? Set.of()
                : Set.of(TlsKeys.TLS, SharedKeys.CERTIFICATE, Times.of(Part.TLS));
    }

    @Override
    public void check(URI url, Fields endpoint, @Nullable Fields expect, Findings findings) {
        WayKeys.check(url, endpoint, findings);
        AuthKeys.check(endpoint, endpoint.written(HEADERS), findings);
        StepKeys.check(endpoint, expect, findings);
    }

    @Override
    public ProbeSpec spec(URI url, Fields endpoint, @Nullable Fields expect) {
        Limits limits = new Limits(endpoint.get(BODY_LIMIT), endpoint.get(REDIRECTS));
        if (endpoint.has(StepKeys.STEPS)) {
            return new StepsSpec(
                    url,
                    StepKeys.steps(url, endpoint),
                    AuthKeys.spec(endpoint),
                    WayKeys.spec(endpoint),
                    limits,
                    EndpointSection.conditions(endpoint, Times::conditions));
        }
        return new HttpSpec(
                url,
                new Ask(
                        endpoint.get(METHOD),
                        endpoint.find(HEADERS, Map.of()),
                        endpoint.find(BODY),
                        AuthKeys.spec(endpoint),
                        endpoint.get(COMPRESSION)),
                WayKeys.spec(endpoint),
                Alike.of(HttpExpectations.all(url, endpoint)),
                endpoint.find(VERSION),
                limits);
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
