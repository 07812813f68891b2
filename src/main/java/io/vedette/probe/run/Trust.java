package io.vedette.probe.run;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.OpenSslSessionContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.InstantSource;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whose certificates are accepted, and TLS made accordingly: names are verified, sessions are never resumed, for a resumed one shows the certificate
 * of another day. Holds native memory until it is closed.
 */
public final class Trust {
    private final SslContext context;
    private int handshakes;

    private Trust(SslContext context) {
        this.context = context;
    }

    /**
     * Trust in the authorities of {@code caFile}, or the system's.
     *
     * @throws IOException with a sentence for people if that is not possible
     */
    public static Trust in(@Nullable Path caFile, SslProvider provider, InstantSource clock) throws IOException {
        try {
            var judge = new JudgingTrustManager(system(caFile == null ? null : authorities(caFile)), clock);
            var context = SslContextBuilder.forClient()
                    .sslProvider(provider)
                    .trustManager(judge)
                    .endpointIdentificationAlgorithm("HTTPS")
                    .sessionCacheSize(1)
                    .build();
            if (context.sessionContext() instanceof OpenSslSessionContext sessions) {
                sessions.setSessionCacheEnabled(false);
            }
            return new Trust(context);
        } catch (GeneralSecurityException unusable) {
            throw new IOException("no TLS with this trust: " + Plain.line(unusable, 120), unusable);
        }
    }

    private static X509ExtendedTrustManager system(@Nullable KeyStore authorities) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(authorities);
        return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
    }

    private static KeyStore authorities(Path caFile) throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (var file = Files.newInputStream(caFile)) {
            for (var authority : CertificateFactory.getInstance("X.509").generateCertificates(file)) {
                store.setCertificateEntry("authority-" + store.size(), authority);
            }
        }
        if (store.size() == 0) {
            throw new CertificateException("expected PEM certificates in " + caFile + ", found none");
        }
        return store;
    }

    /**
     * TLS for one connection to {@code place}. The JDK's engine resumes by host and port, and keeps no more than one session here: a
     * different number each time in the port's place, which nothing else looks at, leaves nothing to resume.
     */
    public SslHandler handler(ByteBufAllocator allocator, HostPort place) {
        handshakes = (handshakes + 1) & 0xFFFF;
        var handler = context.newHandler(allocator, place.host(), handshakes);
        handler.setHandshakeTimeoutMillis(0); // the probe's own deadline covers it
        return handler;
    }

    public void close() {
        ReferenceCountUtil.release(context);
    }
}
