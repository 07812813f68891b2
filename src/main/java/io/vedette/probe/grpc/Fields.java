package io.vedette.probe.grpc;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.DefaultHttp2HeadersEncoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Headers and trailers of one connection, as HPACK packs them. Belongs to its run. */
final class Fields {
    private static final int LONGEST_LIST = 16 << 10;
    private static final int CALL = 1;
    private static final long MOST_TIMEOUT = 99_999_999;

    private final DefaultHttp2HeadersDecoder decoder = new DefaultHttp2HeadersDecoder(false, LONGEST_LIST);

    /** The headers of a call to {@code path} that may take {@code timeout}. */
    static byte[] call(String scheme, String authority, String path, Duration timeout) {
        var headers = new DefaultHttp2Headers()
                .method("POST")
                .scheme(scheme)
                .path(path)
                .authority(authority)
                .set("te", "trailers")
                .set("content-type", "application/grpc")
                .set("user-agent", "Vedette")
                .set("grpc-timeout", Math.clamp(timeout.toMillis(), 1, MOST_TIMEOUT) + "m");
        var block = Unpooled.buffer();
        try {
            new DefaultHttp2HeadersEncoder().encodeHeaders(CALL, headers, block);
            return ByteBufUtil.getBytes(block);
        } catch (Http2Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What {@code block} says; nothing if it cannot be read or says too much. */
    @Nullable
    Http2Headers read(byte[] block) {
        try {
            return decoder.decodeHeaders(CALL, Unpooled.wrappedBuffer(block));
        } catch (Http2Exception unreadable) {
            return null;
        }
    }
}
