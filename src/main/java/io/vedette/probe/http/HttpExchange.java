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
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import io.vedette.probe.run.Causes;
import io.vedette.probe.run.Certificates;
import io.vedette.probe.run.Conversation;
import io.vedette.probe.run.Distrust;
import io.vedette.probe.run.Judgement;
import io.vedette.probe.run.Plain;
import io.vedette.probe.run.Recorder;
import io.vedette.probe.run.Step;
import io.vedette.probe.run.Trouble;
import io.vedette.probe.run.Trouble.Ours;
import io.vedette.probe.run.Trouble.Theirs;
import io.vedette.probe.run.Troubles;
import io.vedette.sample.Observed;
import io.vedette.sample.Outcome;
import io.vedette.sample.Reason;
import io.vedette.secret.Secret;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One request and its answer, or several where redirects are followed: connect, tunnel and secure as far as there is need, ask, read, judge. */
final class HttpExchange extends Conversation {
    private static final byte[] BEGINNING = {'H', 'T', 'T', 'P', '/'};
    private static final int TLS_ALERT = 0x15;

    private final HttpProbe probe;
    private final Itinerary itinerary;
    private Hop hop;
    private Body body;
    private @Nullable Channel channel;
    private @Nullable SslHandler secure;
    private @Nullable Wire wire;
    private @Nullable HttpResponse head;
    private @Nullable Instant certificateExpiry;
    private int seen;
    private boolean informational;
    private boolean resumed;
    private @Nullable Secret bearer;

    HttpExchange(HttpProbe probe, @Nullable Recorder recorder) {
        super(probe.loop, probe.first.site, recorder);
        this.probe = probe;
        hop = probe.first;
        body = probe.newBody(recorder != null);
        itinerary = new Itinerary(probe, recorder);
        if (recorder != null) {
            recorder.hiding(probe.secrets());
        }
    }

    boolean isForHead() {
        return hop.ask.isForHead();
    }

    @Override
    protected String host() {
        return hop.place.host();
    }

    @Override
    protected void onBegin() {
        if (probe.tokens == null) {
            depart();
            return;
        }
        var token = probe.tokens.tokenFor(this);
        if (token != null) {
            onToken(token, false);
        }
    }

    void onToken(Secret token, boolean fetched) {
        if (isOver()) {
            return;
        }
        bearer = token;
        hop = probe.firstWith(token);
        if (recorder != null && probe.tokens != null) {
            recorder.found("token", (fetched ? "fetched from " : "kept from ") + probe.tokens.words());
        }
        guarded(this::depart);
    }

    void onNoToken(String why) {
        fail(new Ours(why));
    }

    private void depart() {
        var kept = probe.kept;
        var open = kept == null ? null : kept.take();
        if (kept == null || open == null) {
            travel();
        } else {
            resumed = true;
            channel = open;
            wire = kept.wire();
            certificateExpiry = kept.certificateExpiry();
            resume(open, site);
            ask();
        }
    }

    @Override
    protected void onConnected(Channel connected) {
        channel = connected;
        if (hop.needsTunnel()) {
            enter(Step.TUNNEL);
            connected.pipeline().addLast(new Tunnel(this));
            var bytes = hop.request.tunnel();
            connected.writeAndFlush(connected.alloc().directBuffer(bytes.length).writeBytes(bytes));
        } else {
            secure();
        }
    }

    void onTunnel() {
        enter(Step.SEND);
        secure();
    }

    void onTunnelRefused(Trouble trouble) {
        fail(trouble);
    }

    private void secure() {
        var connected = Objects.requireNonNull(channel);
        var decoder = new AnswerDecoder(this);
        wire = decoder;
        if (hop.trust == null) {
            connected.pipeline().addLast(decoder);
            agreed(hop.way.protocol() == Way.Protocol.HTTP_2);
        } else {
            enter(Step.SECURE);
            secure = hop.trust.handler(connected.alloc(), hop.place);
            connected.pipeline().addLast(secure, decoder);
            secure.handshakeFuture().addListener(this);
        }
    }

    /** Which HTTP it will be is known: ask. */
    private void agreed(boolean isHttp2) {
        if (isHttp2) {
            var connected = Objects.requireNonNull(channel);
            connected.pipeline().removeLast();
            wire = Streams.on(connected, this);
        }
        ask();
    }

    private void ask() {
        Objects.requireNonNull(wire).ask(this, Objects.requireNonNull(channel), hop);
    }

    @Override
    protected void onProgress(Step step, Future<?> progress) {
        if (!progress.isSuccess()) {
            onCaught(progress.cause());
        } else if (step == Step.SECURE) {
            enter(Step.SEND);
            presented();
            negotiated(Objects.requireNonNull(secure).applicationProtocol());
        } else if (step == Step.SEND) {
            enter(Step.WAIT);
        }
    }

    private void negotiated(@Nullable String chosen) {
        var isHttp2 = "h2".equals(chosen);
        if (!isHttp2 && hop.way.protocol() == Way.Protocol.HTTP_2) {
            fail(new Theirs(PROTOCOL, "the peer does not speak HTTP/2: it chose nothing that was offered"));
        } else {
            agreed(isHttp2);
        }
    }

    private void presented() {
        var session = Objects.requireNonNull(secure).engine().getSession();
        certificateExpiry = Certificates.expiry(Certificates.of(session));
        if (recorder != null) {
            recorder.secured(session);
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
        if (response.status().code() == 401 && bearer != null && probe.tokens != null) {
            probe.tokens.refused(bearer);
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

    private void judge(byte[] bytes, boolean unpacked) {
        enter(Step.PART);
        var answer = new Answer(head, bytes, unpacked, phases(), certificateExpiry, loop.clock.instant());
        var judgement = Judgement.of(probe.expect, answer);
        if (recorder != null) {
            recorder.body(answer.text());
            recorder.judged(probe.expect, answer);
        }
        end(judgement.outcome(phases(), observed(answer.version(probe.spec.version()))));
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
        var name = io.netty.handler.codec.http2.Http2Error.valueOf(code);
        fail(new Theirs(Reason.RESET, "the peer reset the stream (" + name + "): " + doing()));
    }

    void onCaught(Throwable cause) {
        leave();
        if (isOver() || asksAgain()) {
            return;
        }
        var distrust = Causes.find(cause, Distrust.class);
        if (distrust != null) {
            distrusted(distrust);
        }
        fail(
                cause instanceof io.netty.handler.codec.http2.Http2Exception
                        ? Troubles.unreadable(cause, step())
                        : Troubles.of(cause, step(), peer()));
    }

    /** The proxy is ours: until it has let us through, so is the trouble. */
    @Override
    protected Trouble blamed(Trouble trouble) {
        var withProxy =
                hop.way.proxy() != null && (step() == Step.RESOLVE || step() == Step.CONNECT || step() == Step.TUNNEL);
        return withProxy
                        && !(trouble instanceof Theirs theirs
                                && theirs.reason() == Reason.UNREACHABLE
                                && step() == Step.TUNNEL)
                ? new Ours("the proxy " + hop.site.place() + ": " + trouble.detail())
                : trouble;
    }

    @Override
    protected String doing() {
        return step() == Step.PREPARE && probe.tokens != null ? "waiting for an access token" : super.doing();
    }

    @Override
    protected Observed observed() {
        return observed(null);
    }

    private Observed observed(@Nullable String version) {
        return new Observed(head == null ? 0 : head.status().code(), version, certificateExpiry);
    }
}
