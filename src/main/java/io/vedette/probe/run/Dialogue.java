package io.vedette.probe.run;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.NetUtil;
import io.netty.util.concurrent.Future;
import io.vedette.probe.run.Trouble.Ours;
import io.vedette.probe.run.Trouble.Theirs;
import io.vedette.sample.Observed;
import io.vedette.sample.Outcome;
import io.vedette.sample.Reason;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A conversation in turns, in the clear or under TLS: what the peer says is bounded over the whole run, taken down for whoever asks, and never
 * shown with a secret in it. The phase {@code wait} is the time in which the peer had the word. Belongs to its event loop.
 *
 * @param <A> what the kind knows of an answer
 */
public abstract class Dialogue<A> extends Conversation {
    private static final int LONGEST_QUOTE = 120;

    private final @Nullable Trust trust;
    private final Secrets secrets;
    private final Inbox inbox;
    private @Nullable Channel channel;
    private @Nullable SslHandler tls;
    private Secured secured = Secured.NOTHING;
    private String awaited = "the first byte";

    /**
     * What is agreed on before anything is said.
     *
     * @param trust absent if the dialogue is never secured
     * @param mostHeard how much the peer may say, in bytes
     */
    public record Terms(@Nullable Trust trust, Secrets secrets, int mostHeard) {}

    protected Dialogue(Loop loop, Site site, Terms terms, @Nullable Recorder recorder) {
        super(loop, site, recorder);
        trust = terms.trust;
        secrets = terms.secrets;
        inbox = new Inbox(terms.mostHeard);
    }

    /** The socket is connected, nothing was said. */
    protected abstract void onOpen();

    /** The handshake asked for by {@link #secure()} has succeeded. */
    protected abstract void onSecured();

    /** More was heard: take from {@link #inbox()} what is whole. */
    protected abstract void onHeard();

    /** The peer has closed: no more will be heard than what {@link #inbox()} still holds. */
    protected void onEnd() {
        fail(Troubles.closed(doing()));
    }

    /** What is known at the end, to be judged. */
    protected abstract A answer();

    @Override
    protected final void onConnected(Channel connected) {
        channel = connected;
        connected.pipeline().addLast(new Ear(this));
        onOpen();
    }

    /** Gives the word to the peer, of whom {@code what} is expected, as in "the reply to EHLO". */
    protected final void await(String what) {
        awaited = what;
        if (step() != Step.WAIT) {
            enter(Step.WAIT);
        }
    }

    /** The same, for what the phase {@code transfer} is kept: the answer itself, after all that led to it. */
    protected final void awaitAnswer(String what) {
        awaited = what;
        enter(Step.TRANSFER);
    }

    /** Takes a time that is ours, and in no phase. */
    protected final void ponder() {
        enter(Step.SEND);
    }

    /** Says {@code bytes}, which whoever looks on sees as {@code shown}. */
    protected final void say(byte[] bytes, String shown) {
        if (recorder != null) {
            recorder.said(true, secrets.hide(shown));
        }
        var open = Objects.requireNonNull(channel);
        open.writeAndFlush(open.alloc().directBuffer(bytes.length).writeBytes(bytes));
    }

    /** Our end of the connection, as mail servers write an address that stands for a name. */
    protected final String ourAddress() {
        var ours = ((InetSocketAddress) Objects.requireNonNull(channel).localAddress()).getAddress();
        var written = NetUtil.toAddressString(ours);
        return ours instanceof Inet6Address ? "[IPv6:" + written + "]" : "[" + written + "]";
    }

    /** Takes down what the peer said. */
    protected final void heard(String shown) {
        if (recorder != null) {
            recorder.said(false, secrets.hide(shown));
        }
    }

    /** {@code text} of the peer, fit for a detail. */
    protected final String quote(String text) {
        return '"' + Plain.line(secrets.hide(text), LONGEST_QUOTE) + '"';
    }

    /** Begins TLS. Whatever the peer said before it must have been taken: it is not covered by what TLS promises. */
    protected final void secure() {
        if (!inbox.isEmpty()) {
            fail(new Theirs(Reason.PROTOCOL, "the peer said more in the clear when TLS was to begin"));
            return;
        }
        enter(Step.SECURE);
        var open = Objects.requireNonNull(channel);
        tls = Objects.requireNonNull(trust).handler(open.alloc(), site.place());
        open.pipeline().addFirst(tls);
        tls.handshakeFuture().addListener(this);
    }

    /** Tells the peer that TLS ends here, so that it can close without a complaint. */
    protected final void endTls() {
        Objects.requireNonNull(tls).closeOutbound();
    }

    @Override
    protected final void onProgress(Step step, Future<?> progress) {
        if (step != Step.SECURE) {
            return;
        }
        if (progress.isSuccess()) {
            enter(Step.SEND);
            agreed();
            onSecured();
        } else {
            caught(progress.cause());
        }
    }

    private void agreed() {
        var session = Objects.requireNonNull(tls).engine().getSession();
        secured = new Secured(session.getProtocol(), session.getCipherSuite(), Certificates.of(session));
        if (recorder != null) {
            recorder.secured(session);
        }
    }

    final void hear(ByteBuf bytes) {
        if (isOver()) {
            return;
        }
        if (!inbox.add(bytes)) {
            fail(new Theirs(Reason.TOO_LARGE, "the peer said more than " + inbox.limit() + " bytes: " + doing()));
            return;
        }
        try {
            onHeard();
        } catch (RuntimeException defect) {
            fail(Troubles.ours(defect, doing()));
        }
    }

    final void closed() {
        leave();
        if (!isOver()) {
            onEnd();
        }
    }

    final void caught(Throwable cause) {
        leave();
        if (isOver()) {
            return;
        }
        if (step() == Step.SECURE) {
            secured = new Secured("", "", presented(cause));
            if (recorder != null && secured.expiry() != null) {
                recorder.distrusted(secured.chain());
            }
        }
        fail(Troubles.of(cause, doing(), peer()));
    }

    private List<X509Certificate> presented(Throwable cause) {
        var distrust = Causes.find(cause, Distrust.class);
        return distrust == null
                ? Objects.requireNonNull(trust).presented(Objects.requireNonNull(tls))
                : distrust.chain();
    }

    /** Judges the answer and ends at once. */
    protected final void conclude(List<? extends Condition<? super A>> expect) {
        enter(Step.PART);
        finish(judged(expect));
    }

    /** Judges the answer and gives the peer, who was told goodbye, a moment to close first. */
    protected final void concludeKindly(List<? extends Condition<? super A>> expect) {
        enter(Step.PART);
        part(judged(expect));
    }

    /** The target is down, and was told goodbye: gives it a moment to close first. */
    protected final void failKindly(Reason reason, String detail) {
        enter(Step.PART);
        part(new Outcome.Down(reason, detail, phases(), observed()));
    }

    private Outcome judged(List<? extends Condition<? super A>> expect) {
        var answer = answer();
        if (recorder != null) {
            recorder.judged(expect, answer);
        }
        return Judgement.of(expect, answer).outcome(phases(), observed());
    }

    protected final Inbox inbox() {
        return inbox;
    }

    /** Time and TLS, as every answer has them. */
    protected final Reached reached() {
        return new Reached(phases(), secured, loop.clock.instant());
    }

    protected final Secured secured() {
        return secured;
    }

    /** Ends with what is our own trouble. */
    protected final void giveUp(String why) {
        fail(new Ours(why));
    }

    protected final void fail(Reason reason, String detail) {
        fail(new Theirs(reason, detail));
    }

    @Override
    protected final String doing() {
        return step() == Step.WAIT || step() == Step.TRANSFER ? "waiting for " + awaited : step().doing();
    }

    /** The figure or short text that was asked for, if one was and it is known. */
    protected @Nullable String value() {
        return null;
    }

    @Override
    protected final Observed observed() {
        var value = value();
        return new Observed(0, null, secured.expiry(), value == null ? null : Plain.line(value, LONGEST_QUOTE));
    }
}
