package io.vedette.app;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDomainDatagramChannel;
import io.netty.channel.unix.DomainDatagramPacket;
import io.netty.channel.unix.DomainSocketAddress;
import io.vertx.core.Context;
import io.vertx.core.internal.ContextInternal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells the service manager how the daemon stands, as sd_notify(3) has it: readiness, reloads, the end, and a watchdog sign that the event loop itself sends.
 * Without {@code NOTIFY_SOCKET} it tells nobody. Belongs to the event loop it is given.
 */
final class ServiceManager {
    private final @Nullable Channel channel;

    private ServiceManager(@Nullable Channel channel) {
        this.channel = channel;
    }

    /** Connects to the socket that {@code environment} names, if any. */
    static ServiceManager of(Map<String, String> environment, Context context) {
        String path = environment.get("NOTIFY_SOCKET");
        if (path == null || path.isEmpty() || !Epoll.isAvailable()) {
            return new ServiceManager(null);
        }
        String name = path.startsWith("@") ? "\0" + path.substring(1) : path;
        return new ServiceManager(new Bootstrap()
                .group(((ContextInternal) context).nettyEventLoop())
                .channel(EpollDomainDatagramChannel.class)
                .handler(new Deaf())
                .connect(new DomainSocketAddress(name))
                .channel());
    }

    void ready(String status) {
        send("READY=1\nSTATUS=" + status);
    }

    void status(String status) {
        send("STATUS=" + status);
    }

    void reloading() {
        send("RELOADING=1\nMONOTONIC_USEC=" + System.nanoTime() / 1000);
    }

    void stopping() {
        send("STOPPING=1");
    }

    void alive() {
        send("WATCHDOG=1");
    }

    private void send(String state) {
        Channel open = channel;
        if (open != null) {
            open.eventLoop().execute(() -> open.writeAndFlush(Unpooled.copiedBuffer(state, StandardCharsets.UTF_8)));
        }
    }

    /** The manager never answers. */
    private static final class Deaf extends SimpleChannelInboundHandler<DomainDatagramPacket> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, DomainDatagramPacket packet) {}
    }
}
