package io.vedette.probe.tcp;

import io.vedette.probe.run.Approach;
import io.vedette.probe.run.Condition;
import io.vedette.probe.run.Reached;
import io.vedette.target.ProbeSpec;
import java.net.URI;
import java.util.List;

/**
 * A connection to {@code tcp://host:port}, and what is said on it.
 *
 * @param talk in order; nothing is said if it is empty
 * @param secure whether TLS begins with the first byte
 * @param approach whose TLS is for a talk that is secure from its first byte or becomes so
 */
public record TcpSpec(
        URI url, List<Turn> talk, boolean secure, Approach approach, List<Condition<? super Reached>> expect)
        implements ProbeSpec {
    public TcpSpec {
        talk = List.copyOf(talk);
        expect = List.copyOf(expect);
    }

    /** A handshake and nothing else. */
    public static TcpSpec handshake(URI url) {
        return new TcpSpec(url, List.of(), false, Approach.USUAL, List.of());
    }

    /** Whether TLS is spoken, from the first byte or later. */
    boolean isSecured() {
        return secure || talk.stream().anyMatch(Turn.StartTls.class::isInstance);
    }

    @Override
    public TcpSpec at(URI other) {
        return new TcpSpec(other, talk, secure, approach, expect);
    }
}
