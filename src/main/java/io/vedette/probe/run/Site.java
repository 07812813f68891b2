package io.vedette.probe.run;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * Where a probe goes and how long it may take: what is known of a target before any run.
 *
 * @param known the addresses to try, when no name server need be asked; empty otherwise
 */
public record Site(HostPort place, List<InetSocketAddress> known, Duration timeout) {
    public static Site of(HostPort place, Duration timeout) {
        return new Site(place, withPort(Names.known(place.host()), place.port()), timeout);
    }

    public List<InetSocketAddress> addresses(List<InetAddress> resolved) {
        return withPort(resolved, place.port());
    }

    private static List<InetSocketAddress> withPort(List<InetAddress> addresses, int port) {
        return addresses.stream()
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }

    /** As in {@code 10.0.0.1:443}. */
    public static String text(InetSocketAddress address) {
        return new HostPort(address.getAddress().getHostAddress(), address.getPort(), null).toString();
    }
}
