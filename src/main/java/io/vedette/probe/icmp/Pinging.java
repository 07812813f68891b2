package io.vedette.probe.icmp;

import static io.vedette.sample.Phases.NONE;

import io.netty.channel.Channel;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.util.concurrent.Future;
import io.vedette.probe.icmp.EchoSocket.Opened;
import io.vedette.probe.run.Inquiry;
import io.vedette.probe.run.Judgement;
import io.vedette.probe.run.Loop;
import io.vedette.probe.run.Recorder;
import io.vedette.probe.run.Step;
import io.vedette.probe.run.Trouble;
import io.vedette.probe.run.Trouble.Ours;
import io.vedette.probe.run.Trouble.Theirs;
import io.vedette.probe.run.Troubles;
import io.vedette.sample.Observed;
import io.vedette.sample.Phases;
import io.vedette.sample.Reason;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * One run of an {@link IcmpProbe}: each request after the answer to the one before, or after its patience. The socket is connected, so that the
 * kernel drops what another host sends; what does not repeat number and nonce is passed over. Belongs to its event loop.
 */
final class Pinging extends Inquiry {
    private final IcmpProbe probe;
    private final Unanswered unanswered = new Unanswered(this);
    private @Nullable Echo echo;
    private @Nullable Channel channel;
    private String peer;
    private int sent;
    private int answered;
    private long sentAt;
    private long roundTrips;

    Pinging(IcmpProbe probe, @Nullable Recorder recorder) {
        super(probe.loop, probe.site.timeout(), recorder);
        this.probe = probe;
        peer = probe.site.place().host();
    }

    @Override
    protected void onBegin() {
        if (probe.site.known().isEmpty()) {
            resolve(probe.site.place().host(), this::resolved);
        } else {
            ping(probe.site.known().getFirst());
        }
    }

    private void resolved(List<InetAddress> found) {
        var addresses = probe.site.addresses(found);
        if (addresses.isEmpty()) {
            var noun = probe.site.addressing().family().noun();
            fail(new Theirs(Reason.DNS, "DNS has no " + noun + " for " + peer));
        } else {
            enter(Step.SEND);
            ping(addresses.getFirst());
        }
    }

    private void ping(InetSocketAddress address) {
        var ipv6 = address.getAddress() instanceof Inet6Address;
        peer = address.getAddress().getHostAddress();
        switch (EchoSocket.open(ipv6)) {
            case Opened.Refused(String why) -> fail(new Ours(why));
            case Opened.Open(int descriptor, boolean isRaw) -> {
                var random = ThreadLocalRandom.current();
                echo = new Echo(ipv6, isRaw, random.nextInt(1 << 16), random.nextLong());
                connect(new EpollDatagramChannel(descriptor), address);
            }
        }
    }

    private void connect(Channel socket, InetSocketAddress address) {
        channel = socket;
        socket.pipeline().addLast(new ReplyReceiver(this));
        loop.register(socket);
        socket.connect(address).addListener(done -> guarded(() -> connected(done)));
    }

    private void connected(Future<?> done) {
        if (done.isSuccess()) {
            sendNext();
        } else {
            onCaught(done.cause());
        }
    }

    private void sendNext() {
        if (sent == probe.spec.packets()) {
            judge();
            return;
        }
        sent++;
        var request = Objects.requireNonNull(echo).request(sent);
        var socket = Objects.requireNonNull(channel);
        if (step() != Step.WAIT) {
            enter(Step.WAIT);
        }
        if (probe.spec.packets() > 1) {
            loop.deadlines(probe.patience).add(unanswered);
        }
        sentAt = loop.ticker.read();
        socket.writeAndFlush(socket.alloc().directBuffer(request.length).writeBytes(request), socket.voidPromise());
    }

    /** A datagram came. */
    void onDatagram(byte[] datagram) {
        if (echo != null && echo.answered(datagram) == sent) {
            guarded(this::onReply);
        }
    }

    private void onReply() {
        unanswered.awaitNothing();
        var took = loop.ticker.read() - sentAt;
        roundTrips += took;
        answered++;
        tell("reply " + sent, took / 1_000 + " µs");
        sendNext();
    }

    /** The last request waited long enough. */
    void onLost() {
        tell("reply " + sent, "none");
        guarded(this::sendNext);
    }

    private void tell(String name, String value) {
        if (recorder != null) {
            recorder.found(name, value);
        }
    }

    private void judge() {
        if (answered == 0) {
            fail(silent(peer));
            return;
        }
        enter(Step.PART);
        var answer = new IcmpAnswer(sent, answered, meanPhases());
        if (recorder != null) {
            recorder.found("pinged", peer + (Objects.requireNonNull(echo).isRaw() ? ", through a raw socket" : ""));
            recorder.judged(probe.spec.expect(), answer);
        }
        finish(Judgement.of(probe.spec.expect(), answer).outcome(answer.phases(), Observed.NOTHING));
    }

    private Phases meanPhases() {
        return new Phases(phases().dns(), NONE, NONE, roundTrips / answered / 1_000, NONE);
    }

    /** The kernel's word on the way: nobody answers, or somebody on the way says that there is no way. */
    void onCaught(Throwable cause) {
        fail(Troubles.of(cause, step(), peer));
    }

    @Override
    protected Trouble onLate() {
        return step() == Step.RESOLVE
                ? new Theirs(Reason.DNS, "no DNS server answered for " + peer + within())
                : silent(peer);
    }

    @Override
    protected void release() {
        unanswered.awaitNothing();
        var open = channel;
        channel = null;
        if (open != null) {
            Loop.drop(open);
        }
    }
}
