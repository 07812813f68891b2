package io.vedette.probe.http;

import static io.vedette.sample.Reason.PROTOCOL;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import io.vedette.probe.run.Certificates;
import io.vedette.probe.run.Conversation;
import io.vedette.probe.run.Distrust;
import io.vedette.probe.run.Recorder;
import io.vedette.probe.run.Step;
import io.vedette.probe.run.Trouble;
import io.vedette.probe.run.Trouble.Ours;
import io.vedette.probe.run.Trouble.Theirs;
import io.vedette.sample.Reason;
import io.vedette.secret.Secret;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The way of a run to where it can ask: a token if one is needed, the connection that was kept or another, a tunnel, TLS, and which HTTP it will be. Belongs to
 * its event loop.
 */
abstract sealed class Passage extends Conversation permits HttpExchange {
    final HttpProbe probe;
    Hop hop;

    @Nullable
    Channel channel;

    @Nullable
    Wire wire;

    @Nullable
    Instant certificateExpiry;
    /** Whether it goes on with a connection of an earlier run. */
    boolean resumed;

    private @Nullable SslHandler secure;
    private @Nullable Secret bearer;

    Passage(HttpProbe probe, @Nullable Recorder recorder) {
        super(probe.loop, probe.first.site, recorder);
        this.probe = probe;
        hop = probe.first;
        if (recorder != null) {
            recorder.hiding(probe.secrets());
        }
    }

    /** What speaks HTTP/1.1 on a connection to be made, and is heard by this run. */
    abstract AnswerDecoder decoder();

    /** What speaks HTTP/2 on {@code connected}, and is heard by this run. */
    abstract Wire streams(Channel connected);

    /** It is there: asks over {@link #wire}. */
    abstract void onArrived(Channel connected);

    /** What the connection failed of. */
    abstract void onCaught(Throwable cause);

    /** The connection is closed. */
    abstract void onClosed();

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

    /** The peer does not take the token, if there was one: nobody else should send it. */
    void onUnauthorized() {
        if (bearer != null && probe.tokens != null) {
            probe.tokens.refused(bearer);
        }
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
            onArrived(open);
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
        var decoder = decoder();
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
        var connected = Objects.requireNonNull(channel);
        if (isHttp2) {
            connected.pipeline().removeLast();
            wire = streams(connected);
        }
        onArrived(connected);
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

    void distrusted(Distrust distrust) {
        certificateExpiry = Certificates.expiry(distrust.chain());
        if (recorder != null) {
            recorder.distrusted(distrust.chain());
        }
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
}
