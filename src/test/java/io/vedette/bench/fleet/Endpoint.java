package io.vedette.bench.fleet;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** One connection to an endpoint: every request is answered alike, and the connection closed unless it is to be kept. */
final class Endpoint extends ChannelInboundHandlerAdapter {
    private static final String BODY = "{\"status\":\"UP\",\"components\":{\"db\":{\"status\":\"UP\"}}}";
    private static final ByteBuf CLOSING = answer("200 OK", "Connection: close\r\n");
    private static final ByteBuf KEEPING = answer("200 OK", "");
    private static final ByteBuf FAILING = answer("503 Service Unavailable", "Connection: close\r\n");

    private final int endpoint;
    private final boolean kept;
    private final Arrivals arrivals;
    private final Failures failures;
    private boolean counted;

    Endpoint(int endpoint, long now, boolean kept, Arrivals arrivals, Failures failures) {
        this.endpoint = endpoint;
        this.kept = kept;
        this.arrivals = arrivals;
        this.failures = failures;
        this.counted = !kept;
        if (counted) {
            arrivals.arrived(endpoint, now);
        }
    }

    private static ByteBuf answer(String status, String more) {
        byte[] bytes = ("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " + BODY.length()
                        + "\r\n" + more + "\r\n" + BODY)
                .getBytes(US_ASCII);
        return Unpooled.unreleasableBuffer(
                Unpooled.directBuffer(bytes.length).writeBytes(bytes).asReadOnly());
    }

    /** Requests come in one piece: they are shorter than a segment. */
    @Override
    public void channelRead(ChannelHandlerContext context, Object request) {
        ((ByteBuf) request).release();
        long now = System.nanoTime();
        if (!counted) {
            arrivals.arrived(endpoint, now);
        }
        boolean fails = failures.answers(endpoint, now);
        var written = context.writeAndFlush((fails ? FAILING : kept ? KEEPING : CLOSING).duplicate());
        if (fails || !kept) {
            written.addListener(ChannelFutureListener.CLOSE);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
