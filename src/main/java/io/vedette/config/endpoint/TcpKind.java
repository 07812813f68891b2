package io.vedette.config.endpoint;

import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Key;
import io.vedette.probe.tcp.TcpSpec;
import io.vedette.target.ProbeSpec;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Endpoints that need only take a connection. */
final class TcpKind implements EndpointKind {
    @Override
    public List<String> schemes() {
        return List.of("tcp");
    }

    @Override
    public String description() {
        return "A TCP handshake.";
    }

    @Override
    public String example() {
        return "tcp://db.example.org:5432";
    }

    @Override
    public @Nullable String fault(URI url) {
        return EndpointUrls.portFault(url);
    }

    @Override
    public List<Key<?>> keys() {
        return List.of();
    }

    @Override
    public List<Key<?>> expectations() {
        return List.of(SharedKeys.LATENCY);
    }

    @Override
    public ProbeSpec spec(URI url, Fields endpoint, @Nullable Fields expect) {
        return new TcpSpec(url, SharedKeys.latency(expect));
    }
}
