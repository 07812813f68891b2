package io.vedette.bench.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;

/** Where the benchmark asks what was seen, says who is to fail, and webhooks arrive. */
final class Reception extends SimpleChannelInboundHandler<FullHttpRequest> {
    private final Fleet fleet;
    private final Arrivals arrivals;
    private final Failures failures;

    Reception(Fleet fleet, Arrivals arrivals, Failures failures) {
        this.fleet = fleet;
        this.arrivals = arrivals;
        this.failures = failures;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        long now = System.nanoTime();
        byte[] answer =
                answer(request.uri(), request.content().toString(UTF_8), now).getBytes(UTF_8);
        var response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.wrappedBuffer(answer));
        response.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, answer.length);
        context.writeAndFlush(response);
    }

    private String answer(String path, String body, long now) {
        String[] parts = path.split("/");
        switch (parts[1]) {
            case "seen":
                return arrivals.told(now);
            case "settle":
                arrivals.settle();
                return "";
            case "delays":
                return failures.told();
            case "fail":
                failures.begin(fleet.endpoints() - 1 - Integer.parseInt(parts[2]));
                return "";
            case "heal":
                failures.end(fleet.endpoints() - 1 - Integer.parseInt(parts[2]));
                return "";
            case "told":
                failures.told(body, now);
                return "";
            default:
                return "no such thing";
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
