package io.vedette.probe.run;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a TLS handshake came to, as far as it got.
 *
 * @param protocol as in {@code TLSv1.3}; empty when none was agreed on
 * @param cipher empty when none was agreed on
 * @param chain what the peer presented, its own certificate first
 */
public record Secured(String protocol, String cipher, List<X509Certificate> chain) {
    public static final Secured NOTHING = new Secured("", "", List.of());

    public Secured {
        chain = List.copyOf(chain);
    }

    /** When the peer's certificate expires. */
    public @Nullable Instant expiry() {
        return Certificates.expiry(chain);
    }
}
