package io.vedette.probe.tcp;

import io.vedette.probe.run.Condition;
import io.vedette.probe.run.Reached;
import io.vedette.target.ProbeSpec;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connection to {@code tcp://host:port}, and what is said on it.
 *
 * @param talk in order; nothing is said if it is empty
 * @param secure whether TLS begins with the first byte
 * @param caFile PEM certificates trusted instead of the system's, for a private authority
 */
public record TcpSpec(
        URI url, List<Turn> talk, boolean secure, @Nullable Path caFile, List<Condition<? super Reached>> expect)
        implements ProbeSpec {
    public TcpSpec {
        talk = List.copyOf(talk);
        expect = List.copyOf(expect);
    }

    /** A handshake and nothing else. */
    public static TcpSpec handshake(URI url) {
        return new TcpSpec(url, List.of(), false, null, List.of());
    }

    @Override
    public TcpSpec at(URI other) {
        return new TcpSpec(other, talk, secure, caFile, expect);
    }
}
