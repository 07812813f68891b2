package io.vedette.probe.tcp;

import io.vedette.target.ProbeSpec;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A TCP handshake with {@code tcp://host:port}.
 *
 * @param latency the handshake, name resolution included, must be shorter than this, if given
 */
public record TcpSpec(URI url, @Nullable Duration latency) implements ProbeSpec {
    @Override
    public TcpSpec at(URI other) {
        return new TcpSpec(other, latency);
    }
}
