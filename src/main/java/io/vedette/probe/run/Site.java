package io.vedette.probe.run;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * Where a probe goes and how long it may take: what is known of a target before any run.
 *
 * @param addressing which addresses may be tried
 * @param known the addresses to try, when no name server need be asked; empty otherwise
 */
public record Site(HostPort place, Addressing addressing, List<InetSocketAddress> known, Duration timeout) {
    public static Site of(HostPort place, Duration timeout) {
        return of(place, Addressing.ANY, timeout);
    }

    /** @throws IllegalArgumentException with a sentence for people if a host that is written as an address is of another family */
    public static Site of(HostPort place, Addressing addressing, Duration timeout) {
        var written = Names.known(place.host());
        var known = addressing.known(written);
        if (known.isEmpty() && !written.isEmpty()) {
            throw new IllegalArgumentException(
                    "expected an " + addressing.family().noun() + ", found " + place.host());
        }
        return new Site(place, addressing, withPort(known, place.port()), timeout);
    }

    /** Those of {@code resolved} that may be tried, in their order. */
    public List<InetSocketAddress> addresses(List<InetAddress> resolved) {
        return withPort(addressing.of(resolved), place.port());
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
