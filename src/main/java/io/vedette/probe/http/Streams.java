package io.vedette.probe.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2GoAwayFrame;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2GoAwayFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** HTTP/2: every request on a stream of its own, one at a time. What the peer says of the whole connection ends here. */
final class Streams extends ChannelInboundHandlerAdapter implements Wire {
    private @Nullable HttpExchange exchange;
    private boolean leaving;

    private Streams(HttpExchange exchange) {
        this.exchange = exchange;
    }

    /** Begins HTTP/2 on {@code connection}. */
    static Streams on(Channel connection, HttpExchange exchange) {
        var streams = new Streams(exchange);
        var settings = Http2Settings.defaultSettings().pushEnabled(false).maxHeaderListSize(AnswerDecoder.LONGEST_HEAD);
        connection
                .pipeline()
                .addLast(
                        Http2FrameCodecBuilder.forClient()
                                .initialSettings(settings)
                                .build(),
                        new Http2MultiplexHandler(new ChannelInboundHandlerAdapter()),
                        streams);
        return streams;
    }

    @Override
    public void ask(HttpExchange asking, Channel connection, Hop hop) {
        exchange = asking;
        new Http2StreamChannelBootstrap(connection)
                .handler(new AnswerFrames(this, asking))
                .open()
                .addListener((Future<Http2StreamChannel> opened) -> send(opened, asking, hop));
    }

    private static void send(Future<Http2StreamChannel> opened, HttpExchange asking, Hop hop) {
        if (!opened.isSuccess()) {
            asking.onCaught(opened.cause());
            return;
        }
        var stream = opened.getNow();
        var body = hop.request.body();
        var head = stream.write(new DefaultHttp2HeadersFrame(hop.request.http2(), body.length == 0));
        var last = body.length == 0
                ? head
                : stream.write(new DefaultHttp2DataFrame(
                        stream.alloc().directBuffer(body.length).writeBytes(body), true));
        last.addListener(asking);
        stream.flush();
    }

    boolean isHeardBy(HttpExchange asking) {
        return asking.equals(exchange);
    }

    @Override
    public void rest() {
        exchange = null;
    }

    @Override
    public boolean isGoodForMore(HttpResponse head) {
        return !leaving;
    }

    @Override
    public boolean saysGoodbye(Channel connection, HttpResponse head) {
        connection.writeAndFlush(new DefaultHttp2GoAwayFrame(Http2Error.NO_ERROR));
        return true;
    }

    @Override
    public String protocol() {
        return "HTTP/2";
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object frame) {
        leaving |= frame instanceof Http2GoAwayFrame;
        ReferenceCountUtil.release(frame);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
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
