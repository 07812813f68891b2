package io.vedette.probe.run;

import io.netty.handler.ssl.SslProvider;
import java.lang.ref.WeakReference;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Every {@link Trust} of one event loop: made once for all probes that speak TLS alike, and gone with the last of them. Used on one thread at a time.
 */
public final class Trusts {
    private final SslProvider provider;
    private final InstantSource clock;
    private final Map<Wish, WeakReference<Trust>> made = new HashMap<>();

    private record Wish(TlsSpec spec, List<String> protocols) {}

    public Trusts(SslProvider provider, InstantSource clock) {
        this.provider = provider;
        this.clock = clock;
    }

    /**
     * TLS as {@code spec} has it.
     *
     * @param protocols offered by ALPN, the preferred one first; none is no ALPN
     * @throws IllegalArgumentException with a sentence for people if that is not possible
     */
    public Trust of(TlsSpec spec, String... protocols) {
        var wish = new Wish(spec, List.of(protocols));
        var reference = made.get(wish);
        var known = reference == null ? null : reference.get();
        if (known != null) {
            return known;
        }
        made.values().removeIf(gone -> gone.refersTo(null));
        var trust = Trust.of(spec, wish.protocols, provider, clock);
        made.put(wish, new WeakReference<>(trust));
        return trust;
    }

    void close() {
        for (var reference : made.values()) {
            var trust = reference.get();
            if (trust != null) {
                trust.close();
            }
        }
        made.clear();
    }
}
