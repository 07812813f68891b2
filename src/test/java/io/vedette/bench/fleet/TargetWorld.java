package io.vedette.bench.fleet;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A process of its own that answers as every endpoint of a benchmark, each at its own 127.x address, on one port and one event loop. On 127.0.0.1 it takes
 * the webhooks, and tells what it saw ({@link Reception}).
 */
final class TargetWorld extends ChannelInitializer<Channel> {
    private static final int BACKLOG = 4_096;
    private static final int LONGEST_REQUEST = 1 << 20;

    private final Fleet fleet;
    private final Arrivals arrivals;
    private final Arrivals idle;
    private final Failures failures = new Failures();
    private final SslContext tls;

    private TargetWorld(Fleet fleet, X509Bundle certificate) throws Exception {
        this.fleet = fleet;
        this.arrivals = new Arrivals(fleet);
        this.idle = new Arrivals(fleet);
        this.tls = SslContextBuilder.forServer(certificate.toKeyManagerFactory())
                .sslProvider(OpenSsl.isAvailable() ? SslProvider.OPENSSL_REFCNT : SslProvider.JDK)
                .protocols("TLSv1.3")
                .build();
    }

    /** The fleet, and where to write the certificate of the authority. */
    public static void main(String[] args) throws Exception {
        var later = Instant.now().plus(90, ChronoUnit.DAYS); // so late that no alert speaks of it
        var authority = new CertificateBuilder()
                .subject("CN=bench")
                .notAfter(later)
                .setIsCertificateAuthority(true)
                .buildSelfSigned();
        Files.writeString(Path.of(args[1]), authority.getRootCertificatePEM());
        var certificate = new CertificateBuilder()
                .subject("CN=target.test")
                .notAfter(later)
                .addSanDnsName("target.test")
                .addExtendedKeyUsageServerAuth()
                .buildIssuedBy(authority);
        var world = new TargetWorld(Fleet.of(args[0]), certificate);
        EventLoopGroup one = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
        listen(one, Fleet.FLOOR_PORT, new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                channel.pipeline().addLast(world.uncounted());
            }
        });
        listen(one, Fleet.PORT, world);
        System.out.println("listening");
        System.setOut(System.err); // nobody reads on: a full pipe would stop the event loop that logs into it
    }

    private static void listen(EventLoopGroup loop, int port, ChannelInitializer<Channel> each)
            throws InterruptedException {
        new ServerBootstrap()
                .group(loop)
                .channel(EpollServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(each)
                .bind("0.0.0.0", port)
                .sync();
    }

    private Endpoint uncounted() {
        return new Endpoint(0, 0, fleet.kept(), idle, failures);
    }

    @Override
    protected void initChannel(Channel channel) {
        long now = System.nanoTime();
        int endpoint = Fleet.endpoint(
                ((InetSocketAddress) channel.localAddress()).getAddress().getAddress());
        if (endpoint < 0) {
            channel.pipeline()
                    .addLast(
                            new HttpServerCodec(),
                            new HttpObjectAggregator(LONGEST_REQUEST),
                            new Reception(fleet, arrivals, failures));
        } else if (fleet.hanging() && Fleet.hangs(endpoint)) {
            arrivals.arrived(endpoint, now);
            channel.pipeline().addLast(new Hanging());
        } else {
            if (fleet.tls()) {
                channel.pipeline().addLast(tls.newHandler(channel.alloc()));
            }
            channel.pipeline().addLast(new Endpoint(endpoint, now, fleet.kept(), arrivals, failures));
        }
    }

    /** Takes everything and answers nothing, until the other side resets the connection. */
    private static final class Hanging extends ChannelInboundHandlerAdapter {
        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
