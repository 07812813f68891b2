package io.vedette.probe.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.List;

/** Netty's response decoder that hands its pieces straight to an exchange, without a second handler behind it. */
final class AnswerDecoder extends HttpResponseDecoder {
    static final int LONGEST_LINE = 8 << 10;
    static final int LONGEST_HEAD = 64 << 10;

    /** Lenient where browsers are: a lone line feed ends a line, and one length may be said twice. */
    private static final HttpDecoderConfig CONFIG = new HttpDecoderConfig()
            .setMaxInitialLineLength(LONGEST_LINE)
            .setMaxHeaderSize(LONGEST_HEAD)
            .setStrictLineParsing(false)
            .setAllowDuplicateContentLengths(true);

    private final HttpExchange exchange;

    AnswerDecoder(HttpExchange exchange) {
        super(CONFIG);
        this.exchange = exchange;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) throws Exception {
        if (exchange.isOver() || !exchange.onBytes((ByteBuf) bytes)) {
            ReferenceCountUtil.release(bytes);
        } else {
            super.channelRead(context, bytes);
        }
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf bytes, List<Object> pieces) throws Exception {
        super.decode(context, bytes, pieces);
        handOver(pieces);
    }

    @Override
    protected void decodeLast(ChannelHandlerContext context, ByteBuf bytes, List<Object> pieces) throws Exception {
        super.decodeLast(context, bytes, pieces);
        handOver(pieces);
    }

    private void handOver(List<Object> pieces) {
        if (pieces.isEmpty()) {
            return;
        }
        try {
            for (var i = 0; i < pieces.size() && !exchange.isOver(); i++) {
                handOver(pieces.get(i));
            }
        } finally {
            pieces.forEach(ReferenceCountUtil::release);
            pieces.clear();
        }
    }

    private void handOver(Object piece) {
        if (piece instanceof HttpObject object && object.decoderResult().isFailure()) {
            exchange.onUnreadable(object.decoderResult().cause());
            return;
        }
        if (piece instanceof HttpResponse head) {
            exchange.onHead(head);
        }
        if (piece instanceof HttpContent content) {
            exchange.onBody(content.content());
        }
        if (piece instanceof LastHttpContent) {
            exchange.onEnd();
        }
    }

    @Override
    protected boolean isContentAlwaysEmpty(HttpMessage message) {
        return exchange.isForHead() || super.isContentAlwaysEmpty(message);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        super.channelInactive(context);
        exchange.onClosed();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        exchange.onCaught(cause);
    }
}
