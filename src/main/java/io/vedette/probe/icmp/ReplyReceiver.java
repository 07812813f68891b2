package io.vedette.probe.icmp;

import io.netty.buffer.ByteBufHolder;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;

/** Hands what one socket hears to its {@link Pinging}. */
final class ReplyReceiver extends ChannelInboundHandlerAdapter {
    private final Pinging pinging;

    ReplyReceiver(Pinging pinging) {
        this.pinging = pinging;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            if (message instanceof ByteBufHolder datagram) {
                pinging.onDatagram(ByteBufUtil.getBytes(datagram.content()));
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        pinging.onCaught(cause);
    }
}
