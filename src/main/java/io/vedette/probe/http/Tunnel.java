package io.vedette.probe.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vedette.probe.run.Plain;
import io.vedette.probe.run.Trouble;
import io.vedette.probe.run.Trouble.Ours;
import io.vedette.probe.run.Trouble.Theirs;
import io.vedette.sample.Reason;
import java.util.List;

/** A proxy's answer to CONNECT; leaves the pipeline once the tunnel stands. */
final class Tunnel extends HttpResponseDecoder {
    private final Passage passage;

    Tunnel(Passage passage) {
        this.passage = passage;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf bytes, List<Object> pieces) throws Exception {
        super.decode(context, bytes, pieces);
        for (var piece : pieces) {
            if (!passage.isOver()) {
                heard(context, piece);
            }
            ReferenceCountUtil.release(piece);
        }
        pieces.clear();
    }

    private void heard(ChannelHandlerContext context, Object piece) {
        if (piece instanceof HttpObject object && object.decoderResult().isFailure()) {
            passage.onTunnelRefused(new Ours("it does not speak HTTP"));
        } else if (piece instanceof HttpResponse head && head.status().code() / 100 != 2) {
            passage.onTunnelRefused(refused(head.status()));
        } else if (piece instanceof LastHttpContent) {
            context.pipeline().remove(this);
            passage.onTunnel();
        }
    }

    /** A gateway that fails says that the target does. */
    private static Trouble refused(HttpResponseStatus status) {
        var said = Plain.line(status.toString(), 80);
        return status.codeClass() == HttpStatusClass.SERVER_ERROR
                ? new Theirs(Reason.UNREACHABLE, "the proxy cannot reach the target: " + said)
                : new Ours("it gives no tunnel: " + said);
    }

    @Override
    protected boolean isContentAlwaysEmpty(HttpMessage message) {
        return true;
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        super.channelInactive(context);
        passage.onClosed();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        passage.onCaught(cause);
    }
}
