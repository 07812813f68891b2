package io.vedette.probe.http;

import static io.vedette.sample.Reason.PROTOCOL;
import static io.vedette.sample.Reason.TOO_LARGE;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import io.vedette.probe.run.Causes;
import io.vedette.probe.run.Certificates;
import io.vedette.probe.run.Conversation;
import io.vedette.probe.run.Distrust;
import io.vedette.probe.run.Judgement;
import io.vedette.probe.run.Recorder;
import io.vedette.probe.run.Step;
import io.vedette.probe.run.Trouble.Theirs;
import io.vedette.probe.run.Troubles;
import io.vedette.sample.Observed;
import io.vedette.sample.Outcome;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One request and its answer, on a connection of their own. */
final class HttpExchange extends Conversation {
    private static final byte[] BEGINNING = {'H', 'T', 'T', 'P', '/'};
    private static final int TLS_ALERT = 0x15;

    private final HttpProbe probe;
    private final Body body;
    private @Nullable Channel channel;
    private @Nullable SslHandler secure;
    private @Nullable HttpResponse head;
    private @Nullable Instant certificateExpiry;
    private int seen;
    private boolean informational;

    HttpExchange(HttpProbe probe, @Nullable Recorder recorder) {
        super(probe.loop, probe.site, recorder);
        this.probe = probe;
        body = new Body(probe.spec.bodyLimit(), probe.readsBody);
    }

    boolean isForHead() {
        return probe.isHead;
    }

    @Override
    protected void onConnected(Channel connected) {
        channel = connected;
        if (probe.trust == null) {
            connected.pipeline().addLast(new AnswerDecoder(this));
            send(connected);
        } else {
            enter(Step.SECURE);
            secure = probe.trust.handler(connected.alloc(), site.place());
            connected.pipeline().addLast(secure, new AnswerDecoder(this));
            secure.handshakeFuture().addListener(this);
        }
    }

    private void send(Channel connected) {
        var bytes = connected.alloc().directBuffer(probe.request.length).writeBytes(probe.request);
        connected.writeAndFlush(bytes).addListener(this);
    }

    @Override
    protected void onProgress(Step step, Future<?> progress) {
        if (!progress.isSuccess()) {
            onCaught(progress.cause());
        } else if (step == Step.SECURE) {
            enter(Step.SEND);
            presented();
            send(Objects.requireNonNull(channel));
        } else {
            enter(Step.WAIT);
        }
    }

    private void presented() {
        if (secure != null) {
            var session = secure.engine().getSession();
            certificateExpiry = Certificates.expiry(Certificates.of(session));
            if (recorder != null) {
                recorder.secured(session);
            }
        }
    }

    private void distrusted(Distrust distrust) {
        certificateExpiry = Certificates.expiry(distrust.chain());
        if (recorder != null) {
            recorder.distrusted(distrust.chain());
        }
    }

    /** Bytes came. False if they cannot be an answer. */
    boolean onBytes(ByteBuf bytes) {
        if (step() == Step.SEND || step() == Step.WAIT) {
            enter(Step.TRANSFER);
        }
        for (var i = 0; seen < BEGINNING.length && i < bytes.readableBytes(); i++, seen++) {
            if (bytes.getByte(bytes.readerIndex() + i) != BEGINNING[seen]) {
                fail(new Theirs(PROTOCOL, notHttp(bytes.getByte(bytes.readerIndex()))));
                return false;
            }
        }
        return true;
    }

    private String notHttp(byte first) {
        return seen == 0 && first == TLS_ALERT
                ? "the peer speaks TLS on this port, the URL says http"
                : "the answer does not begin as HTTP/1.1 does";
    }

    void onHead(HttpResponse response) {
        if (step() == Step.WAIT) {
            enter(Step.TRANSFER);
        }
        informational = response.status().codeClass() == HttpStatusClass.INFORMATIONAL
                && response.status().code() != 101;
        if (!informational) {
            head = response;
            if (recorder != null) {
                recorder.answered(
                        response.protocolVersion() + " " + response.status(),
                        response.headers().entries());
            }
            if (!probe.isHead && body.exceeds(HttpUtil.getContentLength(response, 0L))) {
                tooLarge();
            }
        }
    }

    void onBody(ByteBuf piece) {
        if (!body.add(piece)) {
            tooLarge();
        }
    }

    private void tooLarge() {
        fail(new Theirs(TOO_LARGE, "the body is larger than " + probe.spec.bodyLimit() + " bytes"));
    }

    void onEnd() {
        if (isOver()) {
            return;
        }
        if (informational) {
            enter(Step.WAIT); // as in 103 Early Hints: the answer itself is still to come
            return;
        }
        enter(Step.PART);
        var answer = answer();
        var judgement = Judgement.of(probe.expect, answer);
        if (recorder != null) {
            recorder.judged(probe.expect, answer);
        }
        end(judgement.outcome(phases(), observed(answer.version(probe.spec.version()))));
    }

    private Answer answer() {
        return new Answer(
                Objects.requireNonNull(head), body.bytes(), phases(), certificateExpiry, loop.clock.instant());
    }

    private void end(Outcome outcome) {
        if (head != null && HttpUtil.isKeepAlive(head)) {
            finish(outcome);
        } else {
            part(outcome);
        }
    }

    void onUnreadable(Throwable cause) {
        fail(Troubles.unreadable(cause, step()));
    }

    void onClosed() {
        leave();
        fail(Troubles.closed(step()));
    }

    void onCaught(Throwable cause) {
        leave();
        var distrust = Causes.find(cause, Distrust.class);
        if (distrust != null) {
            distrusted(distrust);
        }
        fail(Troubles.of(cause, step(), peer()));
    }

    @Override
    protected Observed observed() {
        return observed(null);
    }

    private Observed observed(@Nullable String version) {
        return new Observed(head == null ? 0 : head.status().code(), version, certificateExpiry);
    }
}
