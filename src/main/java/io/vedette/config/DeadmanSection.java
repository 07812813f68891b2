package io.vedette.config;

import io.vedette.config.shape.Durations;
import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.Shape;
import io.vedette.config.shape.WebUrls;
import io.vedette.notify.deadman.DeadmanSpec;
import io.vedette.secret.Secret;
import java.time.Duration;

/** {@code deadman}: who notices when this daemon is gone. */
final class DeadmanSection {
    private static final Key<Secret> URL = Key.of(
                    "url",
                    WebUrls.secret(),
                    "What is requested with GET while all is well: the ping URL of a dead-man switch that alerts you when the requests stop.")
            .required()
            .example("${file:deadman_url}");
    private static final Key<Duration> INTERVAL = Key.of(
                    "interval", Durations.between("30s", "1h"), "How often. Let the switch wait for three of them.")
            .or("60s")
            .example("5m");

    static final Shape SHAPE = Shape.of("dead-man switch", "Who notices when this daemon is gone.", URL, INTERVAL);

    private DeadmanSection() {}

    static DeadmanSpec spec(Fields deadman) {
        return new DeadmanSpec(deadman.get(URL), deadman.get(INTERVAL));
    }
}
