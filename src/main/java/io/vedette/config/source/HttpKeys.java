package io.vedette.config.source;

import io.vedette.config.shape.Durations;
import io.vedette.config.shape.Fields;
import io.vedette.config.shape.FilePath;
import io.vedette.config.shape.HeaderNames;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.MapOf;
import io.vedette.config.shape.Shape;
import io.vedette.config.shape.WebUrls;
import io.vedette.discovery.Source;
import io.vedette.secret.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** {@code http_sd}: targets that a server gives. */
final class HttpKeys {
    private static final Key<URI> URL = Key.of(
                    "url",
                    WebUrls.page(),
                    "What is asked. The answer must be 200 and `application/json`, at most 32 MB, with all targets in groups as Prometheus's `http_sd_configs` has them. Redirects are not followed.")
            .required()
            .example("https://inventory.example.org/targets");
    private static final Key<Duration> REFRESH = Key.of(
                    "refresh_interval", Durations.between("1s", "1d"), "How often it is asked.")
            .or("60s")
            .example("30s");
    private static final Key<Duration> TIMEOUT = Key.of(
                    "timeout",
                    Durations.between("100ms", "1m"),
                    "How long it may take, from the connection to the last byte.")
            .or("10s")
            .example("5s");
    private static final Key<Map<String, Secret>> HEADERS = Key.of(
                    "headers",
                    new MapOf<>(HeaderNames.KEYS, HeaderNames.value().map(Secret::new)),
                    "Headers of the request, such as who asks; their values are never shown.")
            .example("{ Authorization: \"Bearer ${file:inventory_token}\" }");
    private static final Key<Path> CA_FILE = Key.of(
                    "ca_file",
                    FilePath.certificates(),
                    "Certificates of a private authority, trusted instead of the system's.")
            .example("ca.pem");

    static final Shape SHAPE =
            Shape.of("http_sd", "Target groups that a server gives.", URL, REFRESH, TIMEOUT, HEADERS, CA_FILE);

    private HttpKeys() {}

    static Source source(Fields fields) {
        return new Source.Http(
                fields.get(URL),
                fields.find(HEADERS, Map.of()),
                fields.get(TIMEOUT),
                fields.find(CA_FILE),
                fields.get(REFRESH));
    }
}
