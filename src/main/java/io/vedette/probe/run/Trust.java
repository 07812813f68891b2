package io.vedette.probe.run;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.OpenSslSessionContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.ReferenceCountUtil;
import java.lang.ref.Cleaner;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.SSLException;

/**
 * Whose certificates are accepted, and TLS made accordingly: names are verified, sessions are never resumed, for a resumed one shows the certificate
 * of another day. Its native memory goes when it is closed, or with the last probe that holds it.
 */
public final class Trust {
    private static final Cleaner CLEANER =
            Cleaner.create(Thread.ofVirtual().name("trust-").factory());

    private final TlsSpec spec;
    private final SslContext context;
    private final Sightings sightings;
    private final Cleaner.Cleanable memory;
    private int handshakes;

    private Trust(TlsSpec spec, SslContext context, Sightings sightings) {
        this.sightings = sightings;
        this.spec = spec;
        this.context = context;
        memory = CLEANER.register(this, () -> ReferenceCountUtil.release(context));
    }

    static Trust of(TlsSpec spec, List<String> protocols, SslProvider provider, InstantSource clock) {
        try {
            var sightings = new Sightings();
            var judge = new JudgingTrustManager(Authorities.of(spec.authorities()), clock, spec.insecure(), sightings);
            var context = builder(spec, protocols, provider, judge).build();
            if (context.sessionContext() instanceof OpenSslSessionContext sessions) {
                sessions.setSessionCacheEnabled(false);
            }
            return new Trust(spec, context, sightings);
        } catch (SSLException unusable) {
            throw new IllegalArgumentException("no TLS as it is configured: " + Plain.line(unusable, 120), unusable);
        }
    }

    private static SslContextBuilder builder(
            TlsSpec spec, List<String> protocols, SslProvider provider, JudgingTrustManager judge) {
        var builder = SslContextBuilder.forClient()
                .sslProvider(provider)
                .protocols(spec.oldest().accepted())
                .trustManager(judge)
                .endpointIdentificationAlgorithm(spec.insecure() ? null : "HTTPS")
                .sessionCacheSize(1);
        if (spec.identity() != null) {
            var chain = spec.identity().certificates();
            builder.keyManager(spec.identity().privateKey(), chain.toArray(X509Certificate[]::new));
        }
        return protocols.isEmpty() ? builder : builder.applicationProtocolConfig(offering(protocols));
    }

    private static ApplicationProtocolConfig offering(List<String> protocols) {
        return new ApplicationProtocolConfig(
                Protocol.ALPN, SelectorFailureBehavior.NO_ADVERTISE, SelectedListenerFailureBehavior.ACCEPT, protocols);
    }

    /**
     * TLS for one connection to {@code place}. The JDK's engine resumes by host and port, and keeps no more than one session here: a
     * different number each time in the port's place, which nothing else looks at, leaves nothing to resume.
     */
    public SslHandler handler(ByteBufAllocator allocator, HostPort place) {
        handshakes = (handshakes + 1) & 0xFFFF;
        var handler = context.newHandler(allocator, spec.nameFor(place), handshakes);
        handler.setHandshakeTimeoutMillis(0); // the probe's own deadline covers it
        sightings.begun(handler.engine());
        handler.handshakeFuture().addListener(ended -> sightings.ended(handler.engine(), ended.isSuccess()));
        return handler;
    }

    /** What was presented to {@code handler}, whose handshake has just failed; empty if it did not get that far. */
    List<X509Certificate> presented(SslHandler handler) {
        return sightings.of(handler.engine());
    }

    void close() {
        memory.clean();
    }
}
