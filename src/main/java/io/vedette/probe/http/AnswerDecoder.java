package io.vedette.probe.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vedette.probe.run.Loop;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** HTTP/1.1: Netty's response decoder that hands its pieces straight to an exchange, without a second handler behind it. */
final class AnswerDecoder extends HttpResponseDecoder implements Wire {
    static final int LONGEST_LINE = 8 << 10;
    static final int LONGEST_HEAD = 64 << 10;

    /** Lenient where browsers are: a lone line feed ends a line, and one length may be said twice. */
    private static final HttpDecoderConfig CONFIG = new HttpDecoderConfig()
            .setMaxInitialLineLength(LONGEST_LINE)
            .setMaxHeaderSize(LONGEST_HEAD)
            .setStrictLineParsing(false)
            .setAllowDuplicateContentLengths(true);

    private @Nullable HttpExchange exchange;

    AnswerDecoder(HttpExchange exchange) {
        super(CONFIG);
        this.exchange = exchange;
    }

    @Override
    public void ask(HttpExchange asking, Channel connection, Hop hop) {
        exchange = asking;
        connection
                .writeAndFlush(connection.alloc().directBuffer(hop.bytes.length).writeBytes(hop.bytes))
                .addListener(asking);
    }

    @Override
    public void rest() {
        exchange = null;
    }

    @Override
    public boolean isGoodForMore(HttpResponse head) {
        return HttpUtil.isKeepAlive(head) && actualReadableBytes() == 0; // what more there is, nobody asked for
    }

    /** It was said in the request. */
    @Override
    public boolean saysGoodbye(Channel connection, HttpResponse head) {
        return !HttpUtil.isKeepAlive(head);
    }

    @Override
    public String protocol() {
        return "HTTP/1.1";
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) throws Exception {
        if (exchange == null) {
            ReferenceCountUtil.release(bytes);
            Loop.drop(context.channel()); // nobody asked: such a connection is of no more use
        } else if (exchange.isOver() || !exchange.onBytes((ByteBuf) bytes)) {
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
            for (var i = 0; i < pieces.size() && exchange != null && !exchange.isOver(); i++) {
                handOver(exchange, pieces.get(i));
            }
        } finally {
            pieces.forEach(ReferenceCountUtil::release);
            pieces.clear();
        }
    }

    private void handOver(HttpExchange hearing, Object piece) {
        if (piece instanceof HttpObject object && object.decoderResult().isFailure()) {
            hearing.onUnreadable(object.decoderResult().cause());
            return;
        }
        if (piece instanceof HttpResponse head) {
            hearing.onHead(head);
        }
        if (piece instanceof HttpContent content && exchange == hearing) {
            hearing.onBody(content.content());
        }
        if (piece instanceof LastHttpContent && exchange == hearing) {
            hearing.onEnd();
        }
    }

    @Override
    protected boolean isContentAlwaysEmpty(HttpMessage message) {
        return (exchange != null && exchange.isForHead()) || super.isContentAlwaysEmpty(message);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        super.channelInactive(context);
        if (exchange != null) {
            exchange.onClosed();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (exchange != null) {
            exchange.onCaught(cause);
        }
    }
}
