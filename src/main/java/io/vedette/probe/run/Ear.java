package io.vedette.probe.run;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** The end of a connection's pipeline, which tells its dialogue what happens. */
final class Ear extends ChannelInboundHandlerAdapter {
    private final Dialogue<?> dialogue;

    Ear(Dialogue<?> dialogue) {
        this.dialogue = dialogue;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        var bytes = (ByteBuf) message;
        try {
            dialogue.hear(bytes);
        } finally {
            bytes.release();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        dialogue.closed();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        dialogue.caught(cause);
    }
}
