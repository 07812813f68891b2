package io.vedette.config.endpoint;

import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import io.vedette.config.shape.Key;
import io.vedette.probe.tcp.TcpSpec;
import io.vedette.probe.tcp.Turn;
import io.vedette.target.ProbeSpec;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Endpoints that take a connection, and talk in lines if they are asked to. */
final class TcpKind implements EndpointKind {
    @Override
    public List<String> schemes() {
        return List.of("tcp");
    }

    @Override
    public String description() {
        return """
                A TCP connection and, with `talk`, an ordered conversation of lines on it: a banner, commands and their answers, STARTTLS.

                ```yaml
                - url: tcp://imap.example.org:143
                  talk:
                    - expect: "^\\\\* OK"
                    - send: "a STARTTLS\\r\\n"
                    - expect: "^a OK"
                    - starttls: true
                    - send: "b LOGOUT\\r\\n"
                    - expect: "^b OK"
                  expect: { certificate: "> 14d" }
                ```

                Lines that do not match are passed over until one does, the peer closes or the timeout passes; at most 64 kB are read. \
                `wait` is the time in which the peer had the word. With `tls`, and no `starttls` in the talk, TLS begins with the first byte.""";
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
        return Approaches.keysAnd(Talks.TALK);
    }

    @Override
    public List<Key<?>> expectations() {
        return Times.after(SharedKeys.CERTIFICATE);
    }

    @Override
    public void check(URI url, Fields endpoint, @Nullable Fields expect, Findings findings) {
        Talks.check(endpoint, findings);
        AddressKeys.check(url, endpoint, findings);
        if (expect != null && expect.has(SharedKeys.CERTIFICATE) && !isSecured(endpoint)) {
            findings.error(
                    expect.placeOf(SharedKeys.CERTIFICATE),
                    expect.trailOf(SharedKeys.CERTIFICATE),
                    "there is no certificate without TLS",
                    "expected tls, or starttls in the talk");
        }
    }

    private static boolean isSecured(Fields endpoint) {
        return endpoint.has(TlsKeys.TLS) || startsTls(Talks.turns(endpoint));
    }

    private static boolean startsTls(List<Turn> talk) {
        return talk.stream().anyMatch(Turn.StartTls.class::isInstance);
    }

    @Override
    public ProbeSpec spec(URI url, Fields endpoint, @Nullable Fields expect) {
        List<Turn> talk = Talks.turns(endpoint);
        return new TcpSpec(
                url,
                talk,
                endpoint.has(TlsKeys.TLS) && !startsTls(talk),
                Approaches.spec(endpoint),
                EndpointSection.conditions(endpoint, SharedKeys::everywhere));
    }
}
