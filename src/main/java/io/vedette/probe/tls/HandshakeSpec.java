package io.vedette.probe.tls;

import io.vedette.probe.run.Approach;
import io.vedette.probe.run.Condition;
import io.vedette.probe.run.Reached;
import io.vedette.target.ProbeSpec;
import java.net.URI;
import java.util.List;

/** A TLS handshake with {@code tls://host:port}, and nothing said under it. */
public record HandshakeSpec(URI url, Approach approach, List<Condition<? super Reached>> expect) implements ProbeSpec {
    /** HTTPS, which most certificates are looked at for. */
    public static final int DEFAULT_PORT = 443;

    public HandshakeSpec {
        expect = List.copyOf(expect);
    }

    @Override
    public HandshakeSpec at(URI other) {
        return new HandshakeSpec(other, approach, expect);
    }
}
