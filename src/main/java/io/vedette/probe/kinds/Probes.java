package io.vedette.probe.kinds;

import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslProvider;
import io.netty.resolver.dns.DnsServerAddressStreamProvider;
import io.vedette.job.JobBoard;
import io.vedette.probe.Probe;
import io.vedette.probe.ProbeReport;
import io.vedette.probe.dns.DnsProbe;
import io.vedette.probe.dns.DnsSpec;
import io.vedette.probe.grpc.GrpcProbe;
import io.vedette.probe.grpc.GrpcSpec;
import io.vedette.probe.heartbeat.HeartbeatProbe;
import io.vedette.probe.heartbeat.HeartbeatSpec;
import io.vedette.probe.http.HttpProbe;
import io.vedette.probe.http.HttpSpec;
import io.vedette.probe.http.StepsProbe;
import io.vedette.probe.http.StepsSpec;
import io.vedette.probe.icmp.IcmpProbe;
import io.vedette.probe.icmp.IcmpSpec;
import io.vedette.probe.postgres.PostgresProbe;
import io.vedette.probe.postgres.PostgresSpec;
import io.vedette.probe.redis.RedisProbe;
import io.vedette.probe.redis.RedisSpec;
import io.vedette.probe.run.Addressing;
import io.vedette.probe.run.Authorities;
import io.vedette.probe.run.EveryAddress;
import io.vedette.probe.run.HostPort;
import io.vedette.probe.run.Loop;
import io.vedette.probe.run.NameServers;
import io.vedette.probe.run.Plain;
import io.vedette.probe.run.RecordedProbe;
import io.vedette.probe.run.Recorder;
import io.vedette.probe.run.Site;
import io.vedette.probe.smtp.SmtpProbe;
import io.vedette.probe.smtp.SmtpSpec;
import io.vedette.probe.tcp.TcpProbe;
import io.vedette.probe.tcp.TcpSpec;
import io.vedette.probe.tls.HandshakeSpec;
import io.vedette.probe.tls.TlsProbe;
import io.vedette.probe.ws.WsProbe;
import io.vedette.probe.ws.WsSpec;
import io.vedette.sample.Outcome;
import io.vedette.target.Target;
import io.vedette.time.Ticker;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.internal.ContextInternal;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Makes the probes of one event loop: what they share (sockets, resolver, deadlines, trust) is made here and ends with {@link #close()}. May be
 * made, and asked for probes, on any one thread at a time; the probes themselves run on the event loop of {@code context}.
 */
public final class Probes {
    private final Loop loop;
    private final @Nullable JobBoard jobs;

    /**
     * @param context an event loop's context: probes run and complete on it
     * @param ticker how long phases take
     * @param clock when certificates are valid
     */
    public Probes(Context context, Ticker ticker, InstantSource clock) {
        this(context, ticker, clock, null);
    }

    /** @param jobs what jobs reported, where a daemon hears it; absent elsewhere */
    public Probes(Context context, Ticker ticker, InstantSource clock, @Nullable JobBoard jobs) {
        this(
                context,
                ticker,
                clock,
                jobs,
                NameServers.ofThisHost(),
                OpenSsl.isAvailable() ? SslProvider.OPENSSL_REFCNT : SslProvider.JDK);
    }

    public Probes(
            Context context,
            Ticker ticker,
            InstantSource clock,
            @Nullable JobBoard jobs,
            DnsServerAddressStreamProvider nameServers,
            SslProvider tls) {
        this.jobs = jobs;
        this.loop = new Loop((ContextInternal) context, ticker, clock, nameServers, tls);
        context.owner().executeBlocking(Authorities::system); // reads files: not on the event loop
    }

    /**
     * Loads what speaks TLS, which takes a tenth of a second that need not be the first loop's. Blocks; from any thread.
     *
     * @return whether it could, and the JVM's own is not needed
     */
    public static boolean loadLibrary() {
        return OpenSsl.isAvailable();
    }

    /** So many probes of one host are under way on this loop at a time, 64 if nothing is said; before the first of them runs. */
    public void admit(int probesOfOneHost) {
        loop.admit(probesOfOneHost);
    }

    /**
     * The probe of {@code target}. A target that cannot be probed as it is written gets a probe that says so, as
     * {@link io.vedette.sample.Outcome.Unknown}.
     */
    public Probe probe(Target target) {
        return recorded(target);
    }

    /** Probes once and tells everything seen on the way; the same run as {@link #probe}'s. */
    public Future<ProbeReport> explain(Target target) {
        var recorder = new Recorder();
        return recorded(target)
                .run(recorder)
                .map(outcome -> recorder.report(host(target.spec().url()), outcome));
    }

    private static String host(URI url) {
        try {
            return HostPort.of(url, 1).host();
        } catch (IllegalArgumentException none) {
            return "";
        }
    }

    private RecordedProbe recorded(Target target) {
        try {
            return switch (target.spec()) {
                case HttpSpec http
                when http.way().addressing().every() ->
                    each(target, http.way().addressing(), (to, left) -> new HttpProbe(loop, http.to(to), left));
                case HttpSpec http -> new HttpProbe(loop, http, target.timeout());
                case StepsSpec steps
                when steps.way().addressing().every() ->
                    each(target, steps.way().addressing(), (to, left) -> new StepsProbe(loop, steps.to(to), left));
                case StepsSpec steps -> new StepsProbe(loop, steps, target.timeout());
                case GrpcSpec grpc -> new GrpcProbe(loop, grpc, target.timeout());
                case WsSpec ws -> new WsProbe(loop, ws, target.timeout());
                case IcmpSpec icmp -> new IcmpProbe(loop, icmp, target.timeout());
                case HeartbeatSpec heartbeat -> heartbeat(heartbeat);
                case DnsSpec dns -> new DnsProbe(loop, target.timeout(), dns);
                case TcpSpec tcp -> new TcpProbe(loop, tcp, target.timeout());
                case HandshakeSpec tls -> new TlsProbe(loop, tls, target.timeout());
                case PostgresSpec postgres -> new PostgresProbe(loop, postgres, target.timeout());
                case SmtpSpec smtp -> new SmtpProbe(loop, smtp, target.timeout());
                case RedisSpec redis -> new RedisProbe(loop, redis, target.timeout());
                default -> cannot("there is no probe for " + target.spec().url().getScheme());
            };
        } catch (IllegalArgumentException unusable) {
            return cannot(Plain.line(String.valueOf(unusable.getMessage()), 200));
        }
    }

    private RecordedProbe each(
            Target target, Addressing addressing, BiFunction<InetAddress, Duration, RecordedProbe> probe) {
        var url = target.spec().url();
        return new EveryAddress(
                loop,
                Site.of(
                        HostPort.of(url, "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80),
                        addressing,
                        target.timeout()),
                probe);
    }

    private RecordedProbe heartbeat(HeartbeatSpec spec) {
        return jobs == null
                ? cannot("what a job reported is known to the running daemon: GET /api/v1/heartbeats shows it")
                : new HeartbeatProbe(jobs, loop.clock, spec);
    }

    private static RecordedProbe cannot(String why) {
        return _ -> Future.succeededFuture(new Outcome.Unknown(why));
    }

    /** Ends what the probes share, and those under way with {@link Outcome.Unknown}. None may run after it. */
    public void close() {
        loop.close();
    }
}
