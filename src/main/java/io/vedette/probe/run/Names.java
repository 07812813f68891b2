package io.vedette.probe.run;

import io.netty.channel.ChannelFactory;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.dns.DnsResponseCode;
import io.netty.resolver.dns.DnsErrorCauseException;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsNameResolverTimeoutException;
import io.netty.resolver.dns.DnsServerAddressStreamProvider;
import io.netty.util.NetUtil;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GenericFutureListener;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Names and their addresses, for one event loop: the hosts file first, then DNS over UDP with TCP for what does not fit. Answers are kept as long
 * as they say, and asked for anew between probes while they are needed; that a name does not exist for {@link #NEGATIVE_TTL} at most.
 */
public final class Names {
    private static final Duration NEGATIVE_TTL = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final DnsNameResolver resolver;
    private final KeptNames kept = new KeptNames((int) NEGATIVE_TTL.toSeconds(), this::askAnew);

    public Names(
            EventLoop loop,
            ChannelFactory<DatagramChannel> datagrams,
            ChannelFactory<SocketChannel> streams,
            DnsServerAddressStreamProvider servers) {
        resolver = new DnsNameResolverBuilder(loop)
                .datagramChannelFactory(datagrams)
                .socketChannelFactory(streams, true)
                .nameServerProvider(servers)
                .resolveCache(kept)
                .queryTimeoutMillis(PATIENCE.toMillis())
                .build();
    }

    /** What a host means without asking anybody: an address that is written out, or this machine. Empty if it must be asked for. */
    public static List<InetAddress> known(String host) {
        try {
            var written = NetUtil.createByteArrayFromIpAddressString(host);
            if (written != null) {
                return List.of(InetAddress.getByAddress(host, written));
            }
            return isLocalhost(host.toLowerCase(Locale.ROOT)) ? loopback(host) : List.of();
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    private static boolean isLocalhost(String host) {
        return host.equals("localhost") || host.endsWith(".localhost");
    }

    private static List<InetAddress> loopback(String host) throws UnknownHostException {
        return List.of(
                InetAddress.getByAddress(host, NetUtil.LOCALHOST4.getAddress()),
                InetAddress.getByAddress(host, NetUtil.LOCALHOST6.getAddress()));
    }

    /** Asks; {@code listener} gets the addresses, in the order in which to try them. */
    public void resolve(String host, GenericFutureListener<? extends Future<? super List<InetAddress>>> listener) {
        resolver.resolveAll(host).addListener(listener);
    }

    /** Whether the servers were silent, so that asking again may help. */
    public static boolean wasSilence(Throwable failure) {
        return Causes.find(failure, DnsNameResolverTimeoutException.class) != null;
    }

    /** Why {@code host} has no address, in a sentence. */
    public static String why(String host, Throwable failure) {
        var answer = Causes.find(failure, DnsErrorCauseException.class);
        if (answer != null) {
            return "DNS answered " + code(answer.getCode()) + " for " + host;
        }
        if (wasSilence(failure)) {
            return "no DNS server answered for " + host;
        }
        return failure.getCause() == null
                ? "DNS has no address for " + host
                : "no DNS server could be asked for " + host;
    }

    /** As in {@code NXDOMAIN}, which the library writes {@code NXDomain(3)}. */
    private static String code(DnsResponseCode code) {
        return code.toString().replaceAll("\\(.*\\)", "").toUpperCase(Locale.ROOT);
    }

    private void askAnew(String host) {
        resolver.resolveAll(host);
    }

    public void close() {
        kept.close();
        resolver.close();
    }
}
