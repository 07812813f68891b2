package io.vedette.probe.run;

import io.netty.resolver.dns.DnsServerAddressStreamProvider;
import io.netty.resolver.dns.DnsServerAddressStreamProviders;
import io.netty.resolver.dns.SingletonDnsServerAddressStreamProvider;
import io.netty.util.NetUtil;
import io.vertx.core.dns.AddressResolverOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The DNS servers of this host. Where none is listed it is the one on this machine, as for the C library (resolv.conf(5)): Netty would ask a public one, and tell it
 * every name that is watched.
 */
public final class NameServers {
    /** The one on this machine, as it is asked where none is listed. */
    public static final String OWN = "127.0.0.1:53";

    private static final Path LISTED = Path.of("/etc/resolv.conf");
    private static final InetSocketAddress OWN_ADDRESS = new InetSocketAddress(NetUtil.LOCALHOST4, 53);

    private NameServers() {}

    /** Whether this host lists any. Reads a small file. */
    public static boolean areListed() {
        return areListed(LISTED);
    }

    static boolean areListed(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.anyMatch(line -> line.strip().matches("nameserver\\s+\\S.*"));
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** The same for what asks through Vert.x. */
    public static AddressResolverOptions options() {
        var options = new AddressResolverOptions();
        return areListed() ? options : options.addServer(OWN);
    }

    /** Those that are listed, or the one on this machine. */
    public static DnsServerAddressStreamProvider ofThisHost() {
        return areListed()
                ? DnsServerAddressStreamProviders.platformDefault()
                : new SingletonDnsServerAddressStreamProvider(OWN_ADDRESS);
    }
}
