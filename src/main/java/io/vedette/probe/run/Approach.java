package io.vedette.probe.run;

import java.net.URI;
import java.time.Duration;

/**
 * How a target is come to: over which addresses, and how TLS is spoken if it is.
 *
 * @param addressing which addresses may be tried
 */
public record Approach(Addressing addressing, TlsSpec tls) {
    public static final Approach USUAL = new Approach(Addressing.ANY, TlsSpec.USUAL);

    /** The usual, but for TLS. */
    public static Approach speaking(TlsSpec tls) {
        return new Approach(Addressing.ANY, tls);
    }

    /** @throws IllegalArgumentException with a sentence for people if {@code url} names no place */
    public Site site(URI url, int defaultPort, Duration timeout) {
        return Site.of(HostPort.of(url, defaultPort), addressing, timeout);
    }
}
