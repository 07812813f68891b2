package io.vedette.config.endpoint;

import io.vedette.config.shape.Durations;
import io.vedette.config.shape.Facets;
import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.Parsed;
import io.vedette.config.shape.Scalar;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Keys that mean the same for several kinds. */
final class SharedKeys {
    static final Key<Duration> LATENCY = Key.of(
                    "latency", than('<'), "The whole probe must be shorter than this; for tcp the handshake.")
            .example("< 2s");
    static final Key<Duration> CERTIFICATE = Key.of(
                    "certificate",
                    than('>'),
                    "How much longer the certificate must be valid; https only. Write it in quotes: a bare `>` means something else to YAML.")
            .example("\"> 14d\"");

    private SharedKeys() {}

    static @Nullable Duration latency(@Nullable Fields expect) {
        return expect == null ? null : expect.find(LATENCY);
    }

    private static Scalar<Duration> than(char sign) {
        return Scalar.of(
                "`" + sign + "` and a duration",
                sign + " and a duration, such as " + (sign == '<' ? "< 2s" : "\"> 14d\""),
                Facets.matching("^" + sign + "\\s*" + Durations.PATTERN + "$"),
                text -> {
                    boolean signed = !text.isEmpty() && text.charAt(0) == sign;
                    Duration bound = signed ? Durations.parse(text.substring(1).strip()) : null;
                    return bound == null || !bound.isPositive() ? Parsed.bad() : Parsed.good(bound);
                });
    }
}
