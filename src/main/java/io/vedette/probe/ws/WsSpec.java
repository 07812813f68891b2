package io.vedette.probe.ws;

import io.vedette.probe.run.Approach;
import io.vedette.probe.run.Condition;
import io.vedette.secret.Secret;
import io.vedette.target.ProbeSpec;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket at {@code ws://host/path} or, under TLS, {@code wss://host/path}.
 *
 * @param subprotocol asked for, and agreed on; absent for none
 * @param send said as a text message once the connection is upgraded; absent for nothing
 */
public record WsSpec(
        URI url,
        @Nullable String subprotocol,
        @Nullable Secret send,
        Approach approach,
        List<Condition<? super WsAnswer>> expect)
        implements ProbeSpec {
    public WsSpec {
        expect = List.copyOf(expect);
    }

    @Override
    public WsSpec at(URI other) {
        return new WsSpec(other, subprotocol, send, approach, expect);
    }

    public boolean isSecure() {
        return String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT).equals("wss");
    }

    int defaultPort() {
        return isSecure() ? 443 : 80;
    }
}
