package io.vedette.config.endpoint;

import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.Scalars;
import io.vedette.probe.run.Condition;
import io.vedette.probe.ws.MessageHas;
import io.vedette.probe.ws.WsAnswer;
import io.vedette.probe.ws.WsSpec;
import io.vedette.secret.Secret;
import io.vedette.target.ProbeSpec;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** WebSocket endpoints. */
final class WsKind implements EndpointKind {
    private static final Key<String> SUBPROTOCOL = Key.of(
                    "subprotocol",
                    Scalars.matching(
                            "subprotocol",
                            "a subprotocol such as graphql-transport-ws",
                            "^[A-Za-z0-9._~!#$%&'*+^`|-]{1,100}$"),
                    "Asked for, and must be agreed on.")
            .example("graphql-transport-ws");
    private static final Key<Secret> SEND = Key.of(
                    "send",
                    Scalars.text().secret().map(Secret::new),
                    "A text message that is sent after the upgrade; never shown.")
            .example("'{\"type\": \"ping\"}'");
    private static final Key<String> MESSAGE = Key.of(
                    "message",
                    Scalars.text(),
                    "Listens for a message with this text in it; others are passed over. If none comes, the probe ends with reason `timeout`.")
            .example("pong");

    @Override
    public List<String> schemes() {
        return List.of("ws", "wss");
    }

    @Override
    public String description() {
        return """
                An upgrade to a WebSocket on a fresh connection, whose answer must belong to what was asked (`Sec-WebSocket-Accept`), a message if there is one to `send`, \
                the `message` that is expected, and a close that the server answers; `wss` is the same under TLS. A refused upgrade is down with reason `status`.

                ```yaml
                - url: wss://live.example.org/feed
                  send: '{"type": "ping"}'
                  expect: { message: pong }
                ```""";
    }

    @Override
    public String example() {
        return "wss://live.example.org/feed";
    }

    @Override
    public @Nullable String fault(URI url) {
        return EndpointUrls.hostFault(url);
    }

    @Override
    public List<Key<?>> keys() {
        return Approaches.keysAnd(SUBPROTOCOL, SEND);
    }

    @Override
    public List<Key<?>> expectations() {
        return List.of(MESSAGE, SharedKeys.CERTIFICATE, SharedKeys.LATENCY);
    }

    @Override
    public Set<Key<?>> senseless(URI url) {
        return Kinds.scheme(url).equals("wss") ? Set.of() : Set.of(TlsKeys.TLS, SharedKeys.CERTIFICATE);
    }

    @Override
    public void check(URI url, Fields endpoint, @Nullable Fields expect, Findings findings) {
        AddressKeys.check(url, endpoint, findings);
    }

    @Override
    public ProbeSpec spec(URI url, Fields endpoint, @Nullable Fields expect) {
        return new WsSpec(
                url,
                endpoint.find(SUBPROTOCOL),
                endpoint.find(SEND),
                Approaches.spec(endpoint),
                EndpointSection.conditions(endpoint, WsKind::conditions));
    }

    private static List<Condition<? super WsAnswer>> conditions(Fields expect) {
        List<Condition<? super WsAnswer>> all = new ArrayList<>();
        String message = expect.find(MESSAGE);
        if (message != null) {
            all.add(new MessageHas(message));
        }
        all.addAll(SharedKeys.everywhere(expect));
        return all;
    }
}
