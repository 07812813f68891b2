package io.vedette.config;

import io.vedette.config.shape.Durations;
import io.vedette.config.shape.Facets;
import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.MapOf;
import io.vedette.config.shape.Parsed;
import io.vedette.config.shape.PemFile;
import io.vedette.config.shape.Scalar;
import io.vedette.config.shape.Scalars;
import io.vedette.config.shape.Shape;
import io.vedette.probe.HttpSpec;
import io.vedette.probe.HttpSpec.VersionSource;
import io.vedette.probe.TcpSpec;
import io.vedette.target.ProbeSpec;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An entry of a service's {@code endpoints}: what is probed and what its answer must be. */
final class EndpointSection {
    static final Key<URI> URL = Key.of(
                    "url",
                    Urls.endpoint(),
                    "What to probe; its scheme is the kind: http, https or tcp. Credentials belong into `headers`.")
            .required()
            .example("https://checkout.example.org/health");
    static final Key<String> NAME = Key.of(
                    "name",
                    Scalars.line(),
                    "Names it within its service. Keep it when the URL changes, and history goes on.")
            .orElse("the URL without its query")
            .example("health");
    static final Key<Duration> INTERVAL = Key.of("interval", DefaultsSection.interval(), "How often it is probed.")
            .orElse("`defaults.interval`")
            .example("1m");
    static final Key<Duration> TIMEOUT = Key.of(
                    "timeout", DefaultsSection.timeout(), "The whole probe's deadline, at most the interval.")
            .orElse("`defaults.timeout`, at most the interval")
            .example("3s");
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
    private static final Key<Fields> EXPECT =
            Key.of("expect", ExpectSection.SHAPE, "What the answer must be.").orElse("any 2xx");
    private static final Key<VersionSource> VERSION = Key.of(
                    "version",
                    version(),
                    "Where the answer says which version runs. A change of it is a deployment, seen without any pipeline's help.")
            .example("header X-Version");
    private static final Key<Path> CA_FILE = Key.of(
                    "ca_file", new PemFile(), "Certificates of a private authority, trusted instead of the system's.")
            .required()
            .example("/etc/vedette/ca.pem");
    private static final Shape TLS_SHAPE = Shape.of("tls", "How an https endpoint is trusted.", CA_FILE);
    private static final Key<Fields> TLS = Key.of("tls", TLS_SHAPE, "How its certificate is trusted; https only.");
    private static final Key<Integer> BODY_LIMIT = Key.of(
                    "body_limit", Scalars.size(64), "How much of an answer is read; a longer one fails as too large.")
            .or("1MB")
            .example("256kB");

    static final Shape SHAPE = Shape.of(
                    "endpoint",
                    "One URL that is probed.",
                    URL,
                    NAME,
                    INTERVAL,
                    TIMEOUT,
                    METHOD,
                    HEADERS,
                    BODY,
                    EXPECT,
                    VERSION,
                    TLS,
                    BODY_LIMIT)
            .knowing(Rivals.ENDPOINT)
            .checkedBy(EndpointSection::check);

    private static final List<Key<?>> OF_HTTP = List.of(METHOD, HEADERS, BODY, VERSION, TLS, BODY_LIMIT);
    private static final List<Key<?>> EXPECT_OF_HTTP = List.of(
            ExpectSection.STATUS,
            ExpectSection.BODY,
            ExpectSection.JSON,
            ExpectSection.HEADER,
            ExpectSection.CERTIFICATE);

    private EndpointSection() {}

    /** What names it in its service, or null when that could not be read. */
    static @Nullable String id(Fields endpoint) {
        URI url = endpoint.find(URL);
        String name = endpoint.find(NAME);
        return name != null || url == null || endpoint.isBroken(NAME) ? name : Urls.id(url);
    }

    static ProbeSpec spec(Fields endpoint) {
        URI url = endpoint.get(URL);
        Fields expect = endpoint.find(EXPECT);
        if (Urls.isTcp(url)) {
            return new TcpSpec(url, ExpectSection.latency(expect));
        }
        Fields tls = endpoint.find(TLS);
        return new HttpSpec(
                url,
                endpoint.get(METHOD),
                endpoint.find(HEADERS, Map.of()),
                endpoint.find(BODY),
                ExpectSection.spec(expect),
                endpoint.find(VERSION),
                tls == null ? null : tls.get(CA_FILE),
                endpoint.get(BODY_LIMIT));
    }

    private static void check(Fields endpoint, Findings findings) {
        URI url = endpoint.written(URL);
        if (url == null) {
            return;
        }
        Fields expect = endpoint.written(EXPECT);
        if (Urls.isTcp(url)) {
            refuse(OF_HTTP, "a tcp endpoint has no such thing", endpoint, findings);
            refuse(EXPECT_OF_HTTP, "of a tcp endpoint only latency can be expected", expect, findings);
        } else if (!Urls.isEncrypted(url)) {
            refuse(List.of(TLS), "an http endpoint has no such thing", endpoint, findings);
            refuse(List.of(ExpectSection.CERTIFICATE), "an http endpoint has no certificate", expect, findings);
        }
    }

    private static void refuse(List<Key<?>> keys, String why, @Nullable Fields fields, Findings findings) {
        if (fields != null) {
            keys.stream()
                    .filter(fields::has)
                    .forEach(key -> findings.error(fields.placeOf(key), fields.trailOf(key), why, "leave it out"));
        }
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

    /** How often and how long. */
    record Pace(Duration interval, Duration timeout) {}

    /** The pace of an endpoint, once it and the defaults are without errors. */
    static Pace pace(Fields endpoint, Pace defaults) {
        Duration interval = endpoint.find(INTERVAL, defaults.interval);
        Duration own = endpoint.find(TIMEOUT);
        Duration inherited = defaults.timeout.compareTo(interval) < 0 ? defaults.timeout : interval;
        return new Pace(interval, own == null ? inherited : own);
    }

    /** Asks for a timeout within the interval; an inherited timeout is shortened instead. */
    static void checkPace(Fields endpoint, Duration inheritedInterval, Findings findings) {
        Duration timeout = endpoint.written(TIMEOUT);
        Duration interval = endpoint.find(INTERVAL, inheritedInterval);
        if (timeout != null && !endpoint.isBroken(INTERVAL) && timeout.compareTo(interval) > 0) {
            findings.error(
                    endpoint.placeOf(TIMEOUT),
                    endpoint.trailOf(TIMEOUT),
                    Durations.words(timeout) + " is longer than the interval",
                    "expected at most " + Durations.words(interval));
        }
    }
}
