package io.vedette.probe.dns;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufHolder;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;

/** Hands the messages of one socket to its {@link Lookup}. */
final class AnswerReceiver extends ChannelInboundHandlerAdapter {
    private static final int LARGEST = 65_535;

    private final Lookup lookup;
    private final InetSocketAddress server;

    AnswerReceiver(Lookup lookup, InetSocketAddress server) {
        this.lookup = lookup;
        this.server = server;
    }

    /** Cuts a stream into messages, each behind its length in two bytes (RFC 1035, 4.2.2). */
    static ChannelHandler frames() {
        return new LengthFieldBasedFrameDecoder(LARGEST + 2, 0, 2, 0, 2);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            lookup.onMessage(
                    server, message instanceof ByteBufHolder datagram ? datagram.content() : (ByteBuf) message);
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        lookup.onClosed(context.channel());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        lookup.onCaught(server, cause);
    }
}
