package io.vedette.probe.world;

import io.netty.handler.ssl.SslProvider;
import io.netty.resolver.dns.DnsServerAddressStreamProvider;
import io.netty.resolver.dns.DnsServerAddressStreamProviders;
import io.vedette.probe.ProbeReport;
import io.vedette.probe.http.Expectation;
import io.vedette.probe.http.HttpSpec;
import io.vedette.probe.http.Way;
import io.vedette.probe.kinds.Probes;
import io.vedette.probe.run.Addressing;
import io.vedette.probe.run.Pem;
import io.vedette.probe.run.TlsSpec;
import io.vedette.sample.Outcome;
import io.vedette.target.ProbeSpec;
import io.vedette.target.Target;
import io.vedette.target.TargetId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The probe room on an event loop of its own, asked from a test's thread. */
public final class Prober implements AutoCloseable {
    private final Vertx vertx;
    public final Probes probes;

    public Prober() {
        this(DnsServerAddressStreamProviders.platformDefault(), SslProvider.OPENSSL_REFCNT, true);
    }

    public Prober(DnsServerAddressStreamProvider nameServers, SslProvider tls, boolean nativeTransport) {
        vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(nativeTransport));
        probes = new Probes(
                vertx.getOrCreateContext(), System::nanoTime, InstantSource.system(), null, nameServers, tls);
    }

    public static Target target(ProbeSpec spec, Duration timeout) {
        return new Target(new TargetId("service", "endpoint"), spec, Duration.ofMinutes(1), timeout);
    }

    public static HttpSpec expecting(URI url, Expectation... expect) {
        return HttpSpec.get(url).expecting(List.of(expect));
    }

    public static HttpSpec trusting(URI url, @Nullable Pem authorities, Expectation... expect) {
        return speaking(TlsSpec.trusting(authorities), url, expect);
    }

    public static HttpSpec speaking(TlsSpec tls, URI url, Expectation... expect) {
        return expecting(url, expect).by(new Way(Addressing.ANY, tls));
    }

    public Outcome probe(URI url) {
        return probe(expecting(url));
    }

    public Outcome probe(ProbeSpec spec) {
        return probe(spec, Duration.ofSeconds(5));
    }

    public Outcome probe(ProbeSpec spec, Duration timeout) {
        return await(probes.probe(target(spec, timeout)).run());
    }

    public ProbeReport explain(ProbeSpec spec) {
        return await(probes.explain(target(spec, Duration.ofSeconds(5))));
    }

    public static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | TimeoutException | ExecutionException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    @Override
    public void close() {
        probes.close();
        await(vertx.close());
    }
}
