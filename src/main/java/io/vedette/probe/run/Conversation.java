package io.vedette.probe.run;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GenericFutureListener;
import io.vedette.probe.run.Trouble.Ours;
import io.vedette.probe.run.Trouble.Theirs;
import io.vedette.sample.Outcome;
import io.vedette.sample.Reason;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One run of a probe: resolve, connect to the first address that answers, and what the kind adds. It is its own listener, deadline and state, so
 * that a run costs few objects; {@link Step} says where it stands and which event is therefore meant. Belongs to its event loop. Ends exactly
 * once, with its socket closed.
 */
public abstract class Conversation extends Run implements GenericFutureListener<Future<Object>> {
    /** What of our own waiting can make a timeout, in microseconds. */
    private static final long OUR_SHARE = 100_000;

    protected Site site;

    private List<InetSocketAddress> addresses;
    private int current;
    private @Nullable Channel channel;
    private @Nullable Trouble firstTrouble;
    private @Nullable Outcome parting;
    private @Nullable Gate gate;
    private boolean inside;
    private boolean begun;
    private long queued;

    protected Conversation(Loop loop, Site site, @Nullable Recorder recorder) {
        super(loop, recorder);
        this.site = site;
        addresses = site.known();
    }

    /** The socket is connected: say what the kind has to say. */
    protected abstract void onConnected(Channel channel);

    /** What the kind waited for in {@code step} has ended. */
    protected abstract void onProgress(Step step, Future<?> progress);

    @Override
    final Duration patience() {
        return site.timeout();
    }

    @Override
    final void begin() {
        begin(Step.PREPARE);
        gate = loop.gate(host());
        if (gate.admits(this)) {
            inside = true;
            begun = true;
            guarded(this::onBegin);
        }
    }

    /** The gate let it in; {@link #onTurn} follows. */
    final void admitted() {
        inside = true;
    }

    final void onTurn() {
        if (!isOver()) {
            enter(Step.PREPARE);
            queued = preparing();
            if (recorder != null) {
                recorder.found("queued", Plain.duration(Duration.ofNanos(queued * 1_000)));
            }
            begun = true;
            guarded(this::onBegin);
        }
    }

    /** Whose patience is spared: no more than so many probes of one host are under way. */
    protected String host() {
        return site.place().host();
    }

    /** The deadline runs: {@link #travel()}, unless the kind has something to do before. */
    protected void onBegin() {
        travel();
    }

    @Override
    final Trouble troubleOf(RuntimeException defect) {
        return Troubles.of(defect, doing(), peer());
    }

    /** Goes to {@link #site}. */
    protected final void travel() {
        addresses = site.known();
        current = 0;
        firstTrouble = null;
        if (addresses.isEmpty()) {
            enter(Step.RESOLVE);
            loop.names.resolve(site.place().host(), this);
        } else {
            enter(Step.CONNECT);
            dial();
        }
    }

    /** Leaves the peer and goes to {@code next}, with what is left of the time. */
    protected final void travelOn(Site next) {
        close();
        site = next;
        travel();
    }

    @Override
    public final void operationComplete(Future<Object> progress) {
        if (isOfThePast(progress)) {
            return;
        }
        try {
            advance(progress);
        } catch (RuntimeException defect) {
            fail(troubleOf(defect));
        }
    }

    /** Whether it comes from a socket that was left since. */
    private boolean isOfThePast(Future<?> progress) {
        return progress instanceof ChannelFuture io
                && !io.channel().equals(channel)
                && !Objects.equals(io.channel().parent(), channel);
    }

    private void advance(Future<Object> progress) {
        switch (step()) {
            case RESOLVE -> resolved(progress);
            case CONNECT -> dialled(progress);
            case TUNNEL, SECURE, SEND -> onProgress(step(), progress);
            case PREPARE, WAIT, TRANSFER, PART, DONE -> {} // an event from before a deadline or an early answer
        }
    }

    @SuppressWarnings("unchecked") // the step says that this is what the resolver promised
    private void resolved(Future<?> resolution) {
        if (resolution.isSuccess()) {
            found(site.addresses((List<InetAddress>) resolution.getNow()));
        } else if (Names.wasSilence(resolution.cause())) {
            loop.names.resolve(site.place().host(), this); // one lost datagram is no verdict; the deadline is
        } else {
            fail(new Theirs(Reason.DNS, Names.why(site.place().host(), resolution.cause())));
        }
    }

    private void found(List<InetSocketAddress> found) {
        if (found.isEmpty()) {
            var noun = site.addressing().family().noun();
            fail(new Theirs(
                    Reason.DNS, "DNS has no " + noun + " for " + site.place().host()));
        } else {
            addresses = found;
            enter(Step.CONNECT);
            dial();
        }
    }

    private void dial() {
        var socket = loop.socket();
        channel = socket;
        socket.connect(addresses.get(current)).addListener(this);
    }

    private void dialled(Future<?> attempt) {
        if (attempt.isSuccess()) {
            record(null);
            enter(Step.SEND);
            onConnected(Objects.requireNonNull(channel));
        } else {
            var trouble = Troubles.of(attempt.cause(), Step.CONNECT, peer());
            record(trouble);
            close();
            remember(trouble);
            dialNextOrFail();
        }
    }

    private void record(@Nullable Trouble trouble) {
        if (recorder != null) {
            recorder.dialled(peer(), trouble);
        }
    }

    /** The target's trouble outweighs ours: an address family that only we lack excuses nobody. */
    private void remember(Trouble trouble) {
        if (firstTrouble == null || (firstTrouble instanceof Ours && trouble instanceof Theirs)) {
            firstTrouble = trouble;
        }
    }

    private void dialNextOrFail() {
        if (current + 1 < addresses.size()) {
            current++;
            dial();
        } else {
            fail(Objects.requireNonNull(firstTrouble).ofAll(addresses.size()));
        }
    }

    /** Who is being talked to, for a detail. */
    protected final String peer() {
        return addresses.isEmpty() ? site.place().toString() : Site.text(addresses.get(current));
    }

    @Override
    protected final void onDeadline() {
        if (parting != null) {
            leave();
        } else if (step() == Step.PREPARE) {
            fail(new Ours(begun ? "no time left for the target: " + doing() : crowded()));
        } else if (queued > OUR_SHARE) {
            fail(new Ours("no answer in what was left of the time after waiting "
                    + Plain.duration(Duration.ofNanos(queued * 1_000)) + " for its turn: " + doing()));
        } else if (step() == Step.RESOLVE) {
            fail(new Theirs(
                    Reason.DNS, "no DNS server answered for " + site.place().host() + within()));
        } else {
            fail(new Theirs(Reason.TIMEOUT, "no answer" + within() + ": " + doing()));
        }
    }

    @Override
    protected final void onClose() {
        leave();
        fail(new Ours("the probe was stopped " + doing()));
    }

    private String crowded() {
        return "it was not its turn" + within() + ": "
                + Objects.requireNonNull(gate).most() + " probes of " + host() + " are under way";
    }

    @Override
    final boolean isDecided() {
        return super.isDecided() || parting != null;
    }

    /** Goes on with a connection that was there already. */
    protected final void resume(Channel kept, Site at) {
        channel = kept;
        addresses = at.known();
        enter(Step.SEND);
    }

    /** Ends with the connection left open for another run; whoever keeps it closes it. */
    protected final void finishKeeping(Outcome outcome) {
        channel = null;
        finish(outcome);
    }

    /** Holds {@code outcome} back for a moment in which the peer may close first, as it announced: that leaves nothing behind on our side. */
    protected final void part(Outcome outcome) {
        parting = outcome;
        awaitNothing();
        loop.parting.add(this);
    }

    /** Ends a parting: the peer has closed, or took too long to. */
    protected final void leave() {
        if (parting != null) {
            finish(parting);
        }
    }

    @Override
    protected final void release() {
        close();
        passGate();
    }

    private void passGate() {
        if (gate != null && inside) {
            gate.leave(loop);
        } else if (gate != null) {
            gate.giveUp(this);
        }
    }

    private void close() {
        if (channel != null) {
            Loop.drop(channel);
        }
    }
}
