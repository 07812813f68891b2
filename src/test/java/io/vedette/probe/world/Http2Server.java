package io.vedette.probe.world;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2GoAwayFrame;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.pkitesting.X509Bundle;
import io.netty.util.ReferenceCountUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An HTTP/2 server on loopback, under TLS or with prior knowledge, that treats every stream in one manner. */
public final class Http2Server implements AutoCloseable {
    /** How a server treats one stream, once its headers are there. */
    @FunctionalInterface
    public interface Manner {
        void meet(ChannelHandlerContext stream, Http2HeadersFrame request);
    }

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final AtomicInteger met = new AtomicInteger();
    private final Queue<String> heard = new ConcurrentLinkedQueue<>();
    private final Channel server;

    /** @param identity what it presents under TLS; without, it speaks HTTP/2 in the clear */
    public Http2Server(@Nullable X509Bundle identity, Manner manner) {
        var context = identity == null ? null : context(identity);
        server = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel connection) {
                        met.incrementAndGet();
                        if (context != null) {
                            connection.pipeline().addLast(context.newHandler(connection.alloc()));
                        }
                        connection
                                .pipeline()
                                .addLast(
                                        Http2FrameCodecBuilder.forServer()
                                                .encoderIgnoreMaxHeaderListSize(true)
                                                .build(),
                                        new Http2MultiplexHandler(new Stream(manner, heard)),
                                        new Farewell());
                    }
                })
                .bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0))
                .syncUninterruptibly()
                .channel();
    }

    private static SslContext context(X509Bundle identity) {
        try {
            return SslContextBuilder.forServer(identity.toKeyManagerFactory())
                    .sslProvider(SslProvider.JDK)
                    .applicationProtocolConfig(new ApplicationProtocolConfig(
                            ApplicationProtocolConfig.Protocol.ALPN,
                            ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
                            ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
                            "h2"))
                    .build();
        } catch (Exception unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    /** Says {@code body} with {@code status}. */
    public static Manner saying(int status, String body) {
        return (stream, request) -> {
            stream.write(new DefaultHttp2HeadersFrame(
                    new DefaultHttp2Headers().status(Integer.toString(status)).add("x-up", "yes")));
            stream.writeAndFlush(new DefaultHttp2DataFrame(Unpooled.copiedBuffer(body, StandardCharsets.UTF_8), true));
        };
    }

    public URI url(String scheme) {
        return URI.create(scheme + "://127.0.0.1:" + ((InetSocketAddress) server.localAddress()).getPort() + "/health");
    }

    public int connections() {
        return met.get();
    }

    /** The first request's headers. */
    @Nullable
    public String request() {
        return heard.peek();
    }

    @Override
    public void close() {
        server.close().syncUninterruptibly();
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    /** Closes when the probe says goodbye. */
    private static final class Farewell extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object frame) {
            if (frame instanceof Http2GoAwayFrame) {
                context.close();
            }
            ReferenceCountUtil.release(frame);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close(); // the probe left, as it may
        }
    }

    @io.netty.channel.ChannelHandler.Sharable
    private static final class Stream extends ChannelInboundHandlerAdapter {
        private final Manner manner;
        private final Queue<String> heard;

        Stream(Manner manner, Queue<String> heard) {
            this.manner = manner;
            this.heard = heard;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object frame) {
            if (frame instanceof Http2HeadersFrame headers) {
                heard.add(headers.headers().toString());
                manner.meet(context, headers);
            }
            ReferenceCountUtil.release(frame);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close(); // the probe left, as it may
        }
    }
}
