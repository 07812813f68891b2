package io.vedette.probe.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.handler.codec.http2.HttpConversionUtil;
import io.netty.util.ReferenceCountUtil;

/** One stream of HTTP/2: hands an answer's frames to the exchange, as if they were pieces of HTTP/1.1. */
final class AnswerFrames extends ChannelInboundHandlerAdapter {
    private final Streams streams;
    private final HttpExchange exchange;
    private boolean trailing;

    AnswerFrames(Streams streams, HttpExchange exchange) {
        this.streams = streams;
        this.exchange = exchange;
    }

    /** Whether the exchange that asked on this stream has not gone on since. */
    private boolean isHeard() {
        return streams.isHeardBy(exchange);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object frame) throws Exception {
        try {
            if (isHeard() && !exchange.isOver()) {
                hear(frame);
            }
        } finally {
            ReferenceCountUtil.release(frame);
        }
    }

    private void hear(Object frame) throws Http2Exception {
        switch (frame) {
            case Http2HeadersFrame headers -> heard(headers);
            case Http2DataFrame data -> {
                exchange.onBody(data.content());
                if (data.isEndStream() && isHeard()) {
                    exchange.onEnd();
                }
            }
            default -> {} // priorities and the like
        }
    }

    private void heard(Http2HeadersFrame frame) throws Http2Exception {
        if (!trailing) {
            var head = HttpConversionUtil.toHttpResponse(0, frame.headers(), true);
            exchange.onHead(head);
            if (head.status().codeClass() == io.netty.handler.codec.http.HttpStatusClass.INFORMATIONAL) {
                exchange.onEnd();
                return;
            }
            trailing = true;
        }
        if (frame.isEndStream() && isHeard()) {
            exchange.onEnd();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof Http2ResetFrame reset && isHeard()) {
            exchange.onStreamReset(reset.errorCode());
        }
        ReferenceCountUtil.release(event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (isHeard()) {
            exchange.onClosed();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (isHeard()) {
            exchange.onCaught(cause);
        }
    }
}
