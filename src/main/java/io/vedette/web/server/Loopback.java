package io.vedette.web.server;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request comes from this very host and means it. The peer's address is not enough: a page of another site can have its own name
 * resolve to 127.0.0.1, so the name that was asked for must be a loopback one too; and a proxy on this host speaks for others.
 */
final class Loopback {
    private static final List<String> SIGNS_OF_A_PROXY = List.of("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via");

    private Loopback() {}

    static boolean local(HttpServerRequest request) {
        return peer(request.remoteAddress())
                && named(request.authority())
                && SIGNS_OF_A_PROXY.stream().noneMatch(request.headers()::contains);
    }

    private static boolean peer(@Nullable SocketAddress address) {
        String host = address == null ? null : address.hostAddress();
        InetAddress numeric = host == null ? null : NetUtil.createInetAddressFromIpAddressString(host);
        return numeric != null && numeric.isLoopbackAddress();
    }

    private static boolean named(@Nullable HostAndPort authority) {
        return authority != null && names(authority.host());
    }

    static boolean names(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.equals("localhost")) {
            return true;
        }
        String bare = name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
        InetAddress numeric = NetUtil.createInetAddressFromIpAddressString(bare);
        return numeric != null && numeric.isLoopbackAddress();
    }
}
