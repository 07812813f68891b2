package io.vedette.probe.http;

import io.vedette.probe.run.Addressing;
import io.vedette.probe.run.TlsSpec;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * How a request gets to its target.
 *
 * @param tls for https
 * @param proxy between us and the target
 * @param kept whether the connection is kept for the next probe, instead of a fresh one each time
 */
public record Way(
        Addressing addressing, TlsSpec tls, @Nullable Proxy proxy, Protocol protocol, boolean kept) {
    public static final Way USUAL = new Way(Addressing.ANY, TlsSpec.USUAL);

    /** Which HTTP is spoken. */
    public enum Protocol {
        HTTP_1_1,
        HTTP_2,
        /** HTTP/2 if the target chooses it in the TLS handshake, otherwise 1.1. */
        NEGOTIATED
    }

    public Way(Addressing addressing, TlsSpec tls) {
        this(addressing, tls, null, Protocol.HTTP_1_1, false);
    }

    public Way through(Proxy other) {
        return new Way(addressing, tls, other, protocol, kept);
    }

    public Way speaking(Protocol other) {
        return new Way(addressing, tls, proxy, other, kept);
    }

    public Way keeping() {
        return new Way(addressing, tls, proxy, protocol, true);
    }

    /** To this address of the target and no other, afresh. */
    public Way to(InetAddress address) {
        return new Way(addressing.to(address), tls, proxy, protocol, false);
    }

    /** To another origin: nothing that was meant for the first one goes there. */
    Way elsewhere() {
        var plain = new TlsSpec(tls.authorities(), null, null, tls.oldest(), tls.insecure());
        return new Way(new Addressing(addressing.family(), null), plain, proxy, protocol, false);
    }

    /** What is offered by ALPN. */
    String[] offers() {
        return switch (protocol) {
            case HTTP_1_1 -> new String[0];
            case HTTP_2 -> new String[] {"h2"};
            case NEGOTIATED -> new String[] {"h2", "http/1.1"};
        };
    }
}
