package io.vedette.probe.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a probe speaks TLS. A value: what stood in files is in it.
 *
 * @param authorities trusted instead of the system's
 * @param identity for a server that asks for a client's certificate
 * @param serverName what is asked for (SNI) and must be certified, if that is not the URL's host
 * @param oldest the oldest version that is accepted
 * @param insecure whether any certificate will do; what it says is told all the same
 */
public record TlsSpec(
        @Nullable Pem authorities,
        @Nullable Identity identity,
        @Nullable String serverName,
        Version oldest,
        boolean insecure) {
    /** The system's authorities, the URL's host, TLS 1.2 or 1.3. */
    public static final TlsSpec USUAL = new TlsSpec(null, null, null, Version.TLS_1_2, false);

    /** A version that can be asked for. Older ones are not spoken at all. */
    public enum Version {
        TLS_1_2,
        TLS_1_3;

        /** This version and the newer ones, as Java calls them. */
        List<String> accepted() {
            return switch (this) {
                case TLS_1_2 -> List.of("TLSv1.2", "TLSv1.3");
                case TLS_1_3 -> List.of("TLSv1.3");
            };
        }
    }

    /** The usual, but for the authorities. */
    public static TlsSpec trusting(@Nullable Pem authorities) {
        return new TlsSpec(authorities, null, null, Version.TLS_1_2, false);
    }

    /** The name that a server at {@code place} must be certified for. */
    String nameFor(HostPort place) {
        return serverName == null ? place.host() : serverName;
    }
}
