package io.vedette.probe.run;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFactory;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.SocketChannelConfig;
import io.netty.handler.ssl.SslProvider;
import io.netty.resolver.dns.DnsServerAddressStreamProvider;
import io.vedette.time.Ticker;
import io.vertx.core.Future;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.PromiseInternal;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One event loop and what the probes on it share: sockets, names, deadlines. Used on that loop only, after it was made. */
public final class Loop {
    /** How long a peer that announced to close gets to do so before we do. */
    private static final Duration PARTING = Duration.ofMillis(50);

    /** Probes of one host at a time: enough that a dead host with a hundred endpoints keeps nobody waiting, few enough not to be an attack. */
    private static final int MOST_PER_HOST = 64;

    public final Ticker ticker;
    public final InstantSource clock;
    public final Names names;
    public final Trusts trusts;
    public final Deadlines parting;

    private final ContextInternal context;
    private final EventLoop eventLoop;
    private final ChannelFactory<SocketChannel> sockets;
    private final Supplier<DatagramChannel> datagrams;
    private final DnsServerAddressStreamProvider nameServers;
    private final Map<Duration, Deadlines> deadlines = new HashMap<>();
    private final Gates gates = new Gates(MOST_PER_HOST);
    private final Map<Class<?>, Object> shared = new HashMap<>();

    @SuppressWarnings("unchecked") // Vert.x promises a Channel where every transport has a SocketChannel
    public Loop(
            ContextInternal context,
            Ticker ticker,
            InstantSource clock,
            DnsServerAddressStreamProvider nameServers,
            SslProvider tls) {
        this.context = context;
        this.ticker = ticker;
        this.clock = clock;
        eventLoop = context.nettyEventLoop();
        var transport = context.owner().transport();
        sockets = (ChannelFactory<SocketChannel>) transport.channelFactory(false);
        datagrams = transport::datagramChannel;
        this.nameServers = nameServers;
        names = new Names(eventLoop, transport::datagramChannel, sockets, nameServers);
        trusts = new Trusts(tls, clock);
        parting = new Deadlines(eventLoop, ticker, PARTING);
    }

    public <T> PromiseInternal<T> promise() {
        return context.promise();
    }

    public boolean isHere() {
        return eventLoop.inEventLoop();
    }

    public void execute(Runnable task) {
        eventLoop.execute(task);
    }

    /** Does what takes longer than an event loop has, on another thread; the outcome comes back to this one. */
    public <T> Future<T> aside(Callable<T> work) {
        return context.executeBlocking(work, false);
    }

    /** Those who wait {@code timeout} for an answer. */
    public Deadlines deadlines(Duration timeout) {
        return deadlines.computeIfAbsent(timeout, patience -> new Deadlines(eventLoop, ticker, patience));
    }

    /** From now on so many probes of one host may be under way at a time; for hosts that were not probed yet. */
    public void admit(int probesOfOneHost) {
        gates.admit(probesOfOneHost);
    }

    /** Who may probe {@code host} now. */
    Gate gate(String host) {
        return gates.of(host);
    }

    /** What the probes of a kind share on this loop: made when the first of them asks for it. */
    public <T> T shared(Class<T> kind, Function<Loop, T> maker) {
        var known = shared.get(kind);
        if (known == null) {
            known = maker.apply(this);
            shared.put(kind, known);
        }
        return kind.cast(known);
    }

    /** A socket of this loop that is not connected yet. */
    public Channel socket() {
        var socket = sockets.newChannel();
        socket.config().setConnectTimeoutMillis(0).setAllocator(ByteBufAllocator.DEFAULT);
        eventLoop.register(socket);
        return socket;
    }

    /** A datagram socket of this loop that is not connected yet. */
    public Channel datagrams() {
        var socket = datagrams.get();
        socket.config().setAllocator(ByteBufAllocator.DEFAULT);
        eventLoop.register(socket);
        return socket;
    }

    /** Gives a socket that was made elsewhere to this loop. */
    public void register(Channel socket) {
        socket.config().setAllocator(ByteBufAllocator.DEFAULT);
        eventLoop.register(socket);
    }

    /** The name servers that this system would ask for {@code name}, in their order. */
    public List<InetSocketAddress> nameServersFor(String name) {
        var stream = nameServers.nameServerAddressStream(name);
        return Stream.generate(stream::next).limit(stream.size()).toList();
    }

    /** Closes without lingering: our own close must leave no port in TIME_WAIT, or a busy prober runs out of them. */
    public static void drop(Channel socket) {
        if (!socket.isOpen()) {
            return;
        }
        try {
            if (socket.config() instanceof SocketChannelConfig stream) {
                stream.setSoLinger(0);
            }
        } catch (ChannelException closing) {
            // the peer was faster: there is nothing to linger for
        }
        socket.unsafe().close(socket.voidPromise());
    }

    /** Ends what is under way, as {@link io.vedette.sample.Outcome.Unknown}, and what was shared. */
    public void close() {
        if (isHere()) {
            parting.close();
            deadlines.values().forEach(Deadlines::close);
            names.close();
            trusts.close();
        } else {
            execute(this::close);
        }
    }
}
