package io.vedette.probe.http;

import static io.vedette.sample.Reason.BODY;
import static io.vedette.sample.Reason.PROTOCOL;
import static io.vedette.sample.Reason.REDIRECT;
import static io.vedette.sample.Reason.TOO_LARGE;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.vedette.probe.run.Causes;
import io.vedette.probe.run.Distrust;
import io.vedette.probe.run.Judgement;
import io.vedette.probe.run.Plain;
import io.vedette.probe.run.Recorder;
import io.vedette.probe.run.Step;
import io.vedette.probe.run.Trouble.Theirs;
import io.vedette.probe.run.Troubles;
import io.vedette.sample.Observed;
import io.vedette.sample.Outcome;
import io.vedette.sample.Reason;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One request and its answer, or several where redirects are followed: what is heard on the way that {@link Passage} goes, read and judged. */
final class HttpExchange extends Passage {
    private static final byte[] BEGINNING = {'H', 'T', 'T', 'P', '/'};
    private static final int TLS_ALERT = 0x15;

    private final Itinerary itinerary;
    private Body body;
    private @Nullable HttpResponse head;
    private int seen;
    private boolean informational;

    HttpExchange(HttpProbe probe, @Nullable Recorder recorder) {
        super(probe, recorder);
        body = probe.newBody(recorder != null);
        itinerary = new Itinerary(probe, recorder);
    }

    boolean isForHead() {
        return hop.ask.isForHead();
    }

    @Override
    AnswerDecoder decoder() {
        return new AnswerDecoder(this);
    }

    @Override
    Wire streams(Channel connected) {
        return Streams.on(connected, this);
    }

    @Override
    void onArrived(Channel connected) {
        Objects.requireNonNull(wire).ask(this, connected, hop);
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
        if (step() == Step.SEND || step() == Step.WAIT) {
            enter(Step.TRANSFER);
        }
        informational = response.status().codeClass() == HttpStatusClass.INFORMATIONAL
                && response.status().code() != 101;
        if (informational) {
            return;
        }
        head = response;
        if (recorder != null) {
            recorder.answered(
                    Objects.requireNonNull(wire).protocol() + " " + response.status(),
                    response.headers().entries());
        }
        if (response.status().code() == 401) {
            onUnauthorized();
        }
        if (itinerary.goesOn(response)) {
            follow(response);
        } else if (!isForHead() && body.exceeds(HttpUtil.getContentLength(response, 0L))) {
            tooLarge();
        }
    }

    private void follow(HttpResponse response) {
        switch (itinerary.next(hop, response, phases())) {
            case Itinerary.Next.Go(Hop next) -> {
                Objects.requireNonNull(wire).rest();
                hop = next;
                body = probe.newBody(recorder != null);
                seen = 0;
                resumed = false;
                travelOn(next.site);
            }
            case Itinerary.Next.Stay(String why) -> fail(new Theirs(REDIRECT, "the redirect " + why));
        }
    }

    void onBody(ByteBuf piece) {
        if (!body.add(piece)) {
            tooLarge();
        }
    }

    private void tooLarge() {
        fail(new Theirs(
                TOO_LARGE, "the body is larger than " + probe.spec.limits().body() + " bytes"));
    }

    void onEnd() {
        if (isOver()) {
            return;
        }
        if (informational) {
            enter(Step.WAIT); // as in 103 Early Hints: the answer itself is still to come
            seen = 0;
            return;
        }
        var encoding =
                probe.readsBody ? Objects.requireNonNull(head).headers().get(HttpHeaderNames.CONTENT_ENCODING) : null;
        if (encoding == null) {
            judge(body.bytes(), false);
            return;
        }
        switch (body.unpacked(encoding)) {
            case Unpacked.Whole whole -> judge(whole.bytes, true);
            case Unpacked.TooLarge() -> tooLarge();
            case Unpacked.Garbled(String as) -> fail(new Theirs(BODY, "the body is not " + Plain.line(as, 40)));
            case Unpacked.Unknown() -> judge(body.bytes(), false);
        }
    }

    /** A defect of ours in judging is nobody else's trouble. */
    private void judge(byte[] bytes, boolean unpacked) {
        enter(Step.PART);
        try {
            end(judged(new Answer(head, bytes, unpacked, phases(), certificateExpiry, loop.clock.instant())));
        } catch (RuntimeException defect) {
            fail(Troubles.ours(defect, "judging the answer"));
        }
    }

    private Outcome judged(Answer answer) {
        var judgement = Judgement.of(probe.expect, answer);
        if (recorder != null) {
            recorder.body(answer.text());
            recorder.judged(probe.expect, answer);
        }
        return judgement.outcome(phases(), observed(answer.version(probe.spec.version())));
    }

    private void end(Outcome outcome) {
        var answer = Objects.requireNonNull(head);
        var carrier = Objects.requireNonNull(wire);
        var connected = Objects.requireNonNull(channel);
        if (probe.kept != null && !itinerary.hasMoved() && connected.isActive() && carrier.isGoodForMore(answer)) {
            probe.kept.keep(connected, carrier, certificateExpiry, !resumed);
            finishKeeping(outcome);
        } else if (carrier.saysGoodbye(connected, answer)) {
            part(outcome);
        } else {
            finish(outcome);
        }
    }

    void onUnreadable(Throwable cause) {
        fail(Troubles.unreadable(cause, step()));
    }

    @Override
    void onClosed() {
        leave();
        if (!asksAgain()) {
            fail(Troubles.closed(step()));
        }
    }

    /** A connection that was kept may have gone in the meantime, which is nobody's failure: once more, on a fresh one. */
    private boolean asksAgain() {
        var again = resumed
                && !isOver()
                && head == null
                && seen == 0
                && !hop.ask.method().equals("POST");
        if (again) {
            resumed = false;
            Objects.requireNonNull(wire).rest();
            itinerary.noteStale();
            guarded(() -> travelOn(hop.site));
        }
        return again;
    }

    /** The peer ended our stream of HTTP/2. */
    void onStreamReset(long code) {
        leave();
        var name = Http2Error.valueOf(code);
        fail(new Theirs(Reason.RESET, "the peer reset the stream (" + name + "): " + doing()));
    }

    @Override
    void onCaught(Throwable cause) {
        leave();
        if (isOver() || asksAgain()) {
            return;
        }
        var distrust = Causes.find(cause, Distrust.class);
        if (distrust != null) {
            distrusted(distrust);
        }
        fail(cause instanceof Http2Exception ? Troubles.unreadable(cause, step()) : Troubles.of(cause, step(), peer()));
    }

    @Override
    protected Observed observed() {
        return observed(null);
    }

    private Observed observed(@Nullable String version) {
        return new Observed(head == null ? 0 : head.status().code(), version, certificateExpiry);
    }
}
