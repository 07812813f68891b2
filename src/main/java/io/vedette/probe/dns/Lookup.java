package io.vedette.probe.dns;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import io.vedette.probe.run.Inquiry;
import io.vedette.probe.run.Judgement;
import io.vedette.probe.run.Loop;
import io.vedette.probe.run.Names;
import io.vedette.probe.run.Recorder;
import io.vedette.probe.run.Site;
import io.vedette.probe.run.Step;
import io.vedette.probe.run.Trouble;
import io.vedette.probe.run.Trouble.Ours;
import io.vedette.probe.run.Trouble.Theirs;
import io.vedette.probe.run.Troubles;
import io.vedette.sample.Observed;
import io.vedette.sample.Reason;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One run of a {@link DnsProbe}: a datagram, again to the next server when it may be lost, and TCP when the answer says that it was cut. The
 * sockets are connected, so that the kernel drops what another address sends. What does not answer this question is passed over; if nothing
 * better comes, the deadline says what it was.
 */
final class Lookup extends Inquiry {
    private static final int MOST_STRAYS = 100;
    private static final int MOST_SERVERS = 3; // as the C library
    private static final int MOST_QUESTIONS = 10;

    private final DnsProbe probe;
    private final int id = ThreadLocalRandom.current().nextInt(1 << 16);
    private final Again again = new Again(this);
    private List<InetSocketAddress> servers = List.of();
    private final Set<InetSocketAddress> refusing = HashSet.newHashSet(1);
    private final List<Channel> datagrams = new ArrayList<>(1);
    private int asked;
    private @Nullable Channel stream;
    private @Nullable String stray;
    private int strays;

    Lookup(DnsProbe probe, @Nullable Recorder recorder) {
        super(probe.loop, probe.timeout, recorder);
        this.probe = probe;
    }

    @Override
    protected void onBegin() {
        var server = probe.url.server();
        if (server == null) {
            ask(loop.nameServersFor(probe.question.name()));
            return;
        }
        var known = Names.known(server.host());
        if (known.isEmpty()) {
            resolve(server.host(), this::resolved);
        } else {
            ask(withPort(known));
        }
    }

    private void resolved(List<InetAddress> found) {
        enter(Step.SEND);
        ask(withPort(found));
    }

    private String host() {
        var server = probe.url.server();
        return server == null ? "" : server.host();
    }

    private List<InetSocketAddress> withPort(List<InetAddress> addresses) {
        var server = probe.url.server();
        return server == null ? List.of() : Site.of(server, timeout).addresses(addresses);
    }

    private void ask(List<InetSocketAddress> all) {
        if (all.isEmpty()) {
            fail(new Ours("this system names no name server"));
        } else {
            servers = all.stream().distinct().limit(MOST_SERVERS).toList();
            askNext();
        }
    }

    /** Asks the next server that did not refuse; once all were asked, the first ones again. What was asked before may still answer. */
    private void askNext() {
        var turn = asked++ % servers.size();
        while (refusing.contains(servers.get(turn))) {
            turn = asked++ % servers.size();
        }
        if (turn < datagrams.size()) {
            send(datagrams.get(turn), false);
        } else {
            open(servers.get(turn));
        }
        if (asked < MOST_QUESTIONS) {
            loop.deadlines(Again.PATIENCE).add(again);
        }
    }

    private void open(InetSocketAddress server) {
        var socket = loop.datagrams();
        datagrams.add(socket);
        socket.pipeline().addLast(new AnswerReceiver(this, server));
        socket.connect(server).addListener(done -> guarded(() -> connected(done, socket, server)));
    }

    /** Nothing came for a while. */
    void onSilence() {
        guarded(this::askNext);
    }

    private void connected(Future<?> done, Channel socket, InetSocketAddress server) {
        if (done.isSuccess()) {
            send(socket, socket.equals(stream));
        } else {
            onCaught(server, done.cause());
        }
    }

    private void send(Channel socket, boolean framed) {
        if (step() == Step.CONNECT) {
            enter(Step.SEND);
        }
        var query = probe.question.query(id);
        var bytes = socket.alloc().directBuffer(query.length + 2);
        (framed ? bytes.writeShort(query.length) : bytes).writeBytes(query);
        socket.writeAndFlush(bytes, socket.voidPromise());
        if (step() == Step.SEND) {
            enter(Step.WAIT);
        }
    }

    /** A message came; {@code bytes} stay the caller's. */
    void onMessage(InetSocketAddress server, ByteBuf bytes) {
        guarded(() -> {
            try {
                onMessage(server, Message.read(ByteBufUtil.getBytes(bytes)));
            } catch (Unreadable garbage) {
                onStray(server, "something that is no DNS answer: " + garbage.getMessage());
            }
        });
    }

    private void onMessage(InetSocketAddress server, Message message) {
        var strange = strangeness(message);
        if (strange != null) {
            onStray(server, strange);
        } else if (!message.isTruncated()) {
            judge(server, message);
        } else if (stream != null) {
            fail(new Theirs(Reason.PROTOCOL, "the answer of " + Site.text(server) + " is cut off even over TCP"));
        } else {
            askOverTcp(server);
        }
    }

    private @Nullable String strangeness(Message message) {
        if (!message.isAnswer() || message.id() != id) {
            return "an answer to nothing that was asked";
        }
        var mayRepeatNothing = message.question() == null && message.rcode() != 0;
        return mayRepeatNothing || probe.question.isRepeatedIn(message) ? null : "an answer to another question";
    }

    private void onStray(InetSocketAddress server, String what) {
        stray = Site.text(server) + " sent " + what;
        strays++;
        if (stream != null || strays > MOST_STRAYS) {
            fail(new Theirs(Reason.PROTOCOL, stray));
        }
    }

    private void askOverTcp(InetSocketAddress server) {
        again.awaitNothing();
        dropDatagrams();
        enter(Step.CONNECT);
        var socket = loop.socket();
        stream = socket;
        socket.pipeline().addLast(AnswerReceiver.frames(), new AnswerReceiver(this, server));
        socket.connect(server).addListener(done -> guarded(() -> connected(done, socket, server)));
    }

    private void judge(InetSocketAddress server, Message message) {
        enter(Step.PART);
        var answer = DnsAnswer.of(probe.question, message, phases());
        if (recorder != null) {
            tell(recorder, server, answer);
        }
        finish(Judgement.of(probe.expect, answer).outcome(phases(), Observed.NOTHING));
    }

    private void tell(Recorder to, InetSocketAddress server, DnsAnswer answer) {
        to.found("question", probe.question.toString());
        to.found("asked", Site.text(server) + (stream == null ? " over UDP" : " over TCP, for UDP was too small"));
        to.found("rcode", answer.rcode());
        answer.records().forEach(record -> to.found("answer", record.value() + ", kept " + record.ttl() + " s"));
        to.judged(probe.expect, answer);
    }

    void onClosed(Channel socket) {
        if (socket.equals(stream)) {
            fail(Troubles.closed(step()));
        }
    }

    /** Some of several servers may refuse; the last one's trouble is the run's. */
    void onCaught(InetSocketAddress server, Throwable cause) {
        if (isOver()) {
            return;
        }
        again.awaitNothing();
        refusing.add(server);
        if (stream == null && refusing.size() < servers.size()) {
            askNext();
        } else {
            fail(Troubles.of(cause, step(), Site.text(server)));
        }
    }

    @Override
    protected Trouble onLate() {
        if (servers.isEmpty()) {
            return new Theirs(Reason.DNS, "no DNS server answered for " + host() + within());
        }
        return stray == null
                ? silent(servers.stream().map(Site::text).collect(Collectors.joining(", ")))
                : new Theirs(Reason.PROTOCOL, stray + ", and nothing better came" + within());
    }

    @Override
    protected void release() {
        again.awaitNothing();
        dropDatagrams();
        if (stream != null) {
            Loop.drop(stream);
        }
    }

    private void dropDatagrams() {
        datagrams.forEach(Loop::drop);
        datagrams.clear();
    }
}
