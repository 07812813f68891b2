package io.vedette.probe.grpc;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.handler.codec.http2.Http2Headers;
import io.vedette.probe.run.Dialogue;
import io.vedette.probe.run.Reached;
import io.vedette.probe.run.Recorder;
import io.vedette.sample.Reason;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One call on a connection of its own, as gRPC over HTTP/2 has it: headers, one message, and how it ended in trailers. */
final class HealthCheck extends Dialogue<Reached> {
    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(US_ASCII);
    private static final byte[] HTTP_1 = "HTTP/".getBytes(US_ASCII);

    /** No pushed streams, and the usual for everything else. */
    private static final byte[] SETTINGS =
            ByteBuffer.allocate(6).putShort((short) 2).putInt(0).array();

    private static final int CALL = 1;

    private final GrpcProbe probe;
    private final Fields fields = new Fields();
    private final ByteArrayOutputStream block = new ByteArrayOutputStream();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private boolean called;
    private boolean settled;
    private boolean inBlock;
    private boolean endsWithBlock;
    private boolean answered;

    HealthCheck(GrpcProbe probe, @Nullable Recorder recorder) {
        super(probe.loop, probe.site, probe.terms, recorder);
        this.probe = probe;
    }

    @Override
    protected void onOpen() {
        if (probe.spec.isSecure()) {
            secure();
        } else {
            call();
        }
    }

    @Override
    protected void onSecured() {
        call();
    }

    private void call() {
        called = true;
        var all = new ByteArrayOutputStream();
        all.writeBytes(PREFACE);
        all.writeBytes(new Frame(Frame.SETTINGS, 0, 0, SETTINGS).bytes());
        all.writeBytes(new Frame(Frame.HEADERS, Frame.END_HEADERS, CALL, probe.headers).bytes());
        all.writeBytes(new Frame(Frame.DATA, Frame.END_STREAM, CALL, probe.message).bytes());
        var service = probe.spec.service();
        say(all.toByteArray(), "Health/Check of " + (service.isEmpty() ? "the server" : service));
        await("the server's settings");
    }

    @Override
    protected void onHeard() {
        if (!called) {
            return; // words before TLS: secure() finds them
        }
        if (!settled && saysHttp1()) {
            fail(Reason.PROTOCOL, "the peer speaks HTTP/1, gRPC needs HTTP/2");
        } else if (Frame.announced(inbox()) > Frame.LARGEST) {
            fail(Reason.PROTOCOL, "the peer does not speak HTTP/2");
        } else {
            takeFrames();
        }
    }

    private boolean saysHttp1() {
        var same = 0;
        while (same < HTTP_1.length && same < inbox().size() && inbox().at(same) == HTTP_1[same]) {
            same++;
        }
        return same == HTTP_1.length;
    }

    private void takeFrames() {
        for (var frame = Frame.next(inbox()); frame != null && !isOver(); frame = Frame.next(inbox())) {
            take(frame);
        }
    }

    private void take(Frame frame) {
        if (!settled && frame.type() != Frame.SETTINGS) {
            fail(Reason.PROTOCOL, "the peer does not speak HTTP/2");
            return;
        }
        switch (frame.type()) {
            case Frame.SETTINGS -> settle(frame);
            case Frame.PING -> pong(frame);
            case Frame.GOAWAY -> goneAway(frame);
            case Frame.HEADERS, Frame.CONTINUATION -> takeBlock(frame);
            case Frame.DATA -> takeBody(frame);
            case Frame.RST_STREAM -> reset(frame);
            default -> {} // windows, priorities, and what may be invented
        }
    }

    private void settle(Frame frame) {
        settled = true;
        if (!frame.has(Frame.ACK)) {
            say(new Frame(Frame.SETTINGS, Frame.ACK, 0, new byte[0]).bytes(), "settings taken");
            await("the answer");
        }
    }

    private void pong(Frame frame) {
        if (!frame.has(Frame.ACK)) {
            say(new Frame(Frame.PING, Frame.ACK, 0, frame.payload()).bytes(), "pong");
        }
    }

    private void goneAway(Frame frame) {
        var last =
                frame.payload().length >= 8 ? ByteBuffer.wrap(frame.payload()).getInt() & Integer.MAX_VALUE : 0;
        if (last < CALL) {
            fail(Reason.RESET, "the peer went away" + errorCode(frame, 4) + ": " + doing());
        }
    }

    private void reset(Frame frame) {
        if (frame.stream() == CALL) {
            fail(Reason.RESET, "the peer reset the call" + errorCode(frame, 0) + ": " + doing());
        }
    }

    private static String errorCode(Frame frame, int at) {
        return frame.payload().length < at + 4
                ? ""
                : " with HTTP/2 error "
                        + Integer.toUnsignedString(
                                ByteBuffer.wrap(frame.payload()).getInt(at));
    }

    private void takeBlock(Frame frame) {
        var content = frame.content();
        if (content == null || frame.stream() != CALL || inBlock != (frame.type() == Frame.CONTINUATION)) {
            fail(Reason.PROTOCOL, "the peer's headers are not as HTTP/2 has them");
            return;
        }
        block.writeBytes(content);
        endsWithBlock = inBlock ? endsWithBlock : frame.has(Frame.END_STREAM);
        inBlock = !frame.has(Frame.END_HEADERS);
        if (!inBlock) {
            var headers = fields.read(block.toByteArray());
            block.reset();
            takeHeaders(headers);
        }
    }

    private void takeHeaders(@Nullable Http2Headers headers) {
        if (headers == null) {
            fail(Reason.PROTOCOL, "the peer's headers cannot be read, or are longer than 16 KiB");
            return;
        }
        if (!answered && isGrpc(headers)) {
            answered = true;
        }
        if (answered && !isOver() && endsWithBlock) {
            ended(text(headers, "grpc-status"), GrpcStatus.message(text(headers, "grpc-message")));
        }
    }

    /** Fails if not. Informational headers are passed over. */
    private boolean isGrpc(Http2Headers headers) {
        var status = text(headers, ":status");
        if (status.startsWith("1")) {
            return false;
        }
        heard("HTTP " + status + ", " + text(headers, "content-type"));
        if (!text(headers, "content-type").startsWith("application/grpc")) {
            var reason = status.equals("200") ? Reason.PROTOCOL : Reason.STATUS;
            fail(reason, "the peer answers HTTP " + quote(status) + " and does not speak gRPC here");
            return false;
        }
        await("the call's end");
        return true;
    }

    private static String text(Http2Headers headers, String name) {
        return Objects.requireNonNullElse(headers.get(name), "").toString();
    }

    private void takeBody(Frame frame) {
        var content = frame.content();
        if (frame.stream() != CALL || content == null || !answered) {
            fail(Reason.PROTOCOL, "the peer sent a message before its headers");
            return;
        }
        body.writeBytes(content);
        if (frame.has(Frame.END_STREAM)) {
            fail(Reason.PROTOCOL, "the call ended without a gRPC status");
        }
    }

    private void ended(String code, String message) {
        if (code.isEmpty()) {
            fail(Reason.PROTOCOL, "the call ended without a gRPC status");
        } else if (!code.equals("0")) {
            heard(GrpcStatus.name(code) + " " + message);
            fail(
                    Reason.STATUS,
                    "the call ended with " + quote(GrpcStatus.name(code))
                            + (message.isEmpty() ? "" : ": " + quote(message)));
        } else {
            judge(Health.status(body.toByteArray()));
        }
    }

    private void judge(@Nullable String status) {
        if (status == null) {
            fail(Reason.PROTOCOL, "the answer is no health response");
            return;
        }
        heard(status);
        if (status.equals(Health.SERVING)) {
            conclude(probe.spec.expect());
        } else {
            fail(Reason.STATUS, "expected SERVING, found " + status);
        }
    }

    @Override
    protected Reached answer() {
        return reached();
    }
}
