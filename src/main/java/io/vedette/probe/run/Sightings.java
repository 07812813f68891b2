package io.vedette.probe.run;

import java.security.cert.X509Certificate;
import java.util.IdentityHashMap;
import java.util.List;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * The chains that were accepted in handshakes still under way: an engine forgets them when its handshake fails for another cause later. Belongs to
 * its trust's event loop.
 */
final class Sightings {
    private final IdentityHashMap<SSLEngine, List<X509Certificate>> underway = new IdentityHashMap<>();
    private @Nullable SSLEngine failed;
    private List<X509Certificate> seenByFailed = List.of();

    void begun(SSLEngine engine) {
        underway.put(engine, List.of());
    }

    void accepted(SSLEngine engine, List<X509Certificate> chain) {
        underway.replace(engine, chain);
    }

    void ended(SSLEngine engine, boolean good) {
        var seen = underway.remove(engine);
        failed = good ? null : engine;
        seenByFailed = good || seen == null ? List.of() : seen;
    }

    /** What {@code engine} saw, whose handshake was the last to fail. */
    List<X509Certificate> of(SSLEngine engine) {
        return engine.equals(failed) ? seenByFailed : List.of();
    }
}
