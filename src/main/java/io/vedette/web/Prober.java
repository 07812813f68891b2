package io.vedette.web;

import io.vedette.sample.Outcome;
import io.vedette.target.Target;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Probes what nobody watches, once, for somebody who asks. */
@FunctionalInterface
public interface Prober {
    /** Never asked. */
    Prober NONE = _ -> Future.failedFuture("there are no modules");

    /** What one probe of {@code target} sees; ends on any thread, and never fails for what the target does. */
    Future<Sighting> probe(Target target);

    /**
     * What was seen.
     *
     * @param address that was connected to; absent if there was none
     * @param statusLine of an answer that has one; else empty
     * @param contentLength of the answer; -1 if it did not say
     * @param tls absent without a finished handshake
     */
    record Sighting(
            Outcome outcome,
            Duration took,
            @Nullable String address,
            String statusLine,
            long contentLength,
            @Nullable Tls tls) {}

    /**
     * A handshake.
     *
     * @param version as in {@code TLSv1.3}
     * @param expiries of the presented certificates
     */
    record Tls(String version, String cipher, List<Instant> expiries) {
        public Tls {
            expiries = List.copyOf(expiries);
        }
    }
}
