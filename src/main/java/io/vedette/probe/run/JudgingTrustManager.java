package io.vedette.probe.run;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * The platform's judgement of a chain and a host, told so that people understand it: what is not accepted ends as {@link Distrust}. Also refuses
 * an expired certificate that is itself in the list of authorities, which the platform lets pass. What was accepted is not judged again while it stays the same.
 */
public final class JudgingTrustManager extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager platform;
    private final InstantSource clock;
    private final boolean insecure;
    private final Sightings sightings;
    private final Approvals approvals = new Approvals();

    /** @param insecure accepts whatever is presented, as somebody asked for by that name */
    JudgingTrustManager(X509ExtendedTrustManager platform, InstantSource clock, boolean insecure, Sightings sightings) {
        this.sightings = sightings;
        this.platform = platform;
        this.clock = clock;
        this.insecure = insecure;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] presented, String keyExchange, SSLEngine engine)
            throws CertificateException {
        var chain = List.of(presented);
        sightings.accepted(engine, chain);
        if (insecure) {
            return;
        }
        var now = clock.instant();
        var host = String.valueOf(engine.getPeerHost());
        if (approvals.cover(host, keyExchange, chain, now)) {
            return;
        }
        judge(presented, keyExchange, engine, now);
        approvals.note(host, keyExchange, chain, now);
    }

    private void judge(X509Certificate[] presented, String keyExchange, SSLEngine engine, Instant now)
            throws CertificateException {
        var chain = List.of(presented);
        try {
            platform.checkServerTrusted(presented, keyExchange, engine);
        } catch (CertificateException refused) {
            throw new Distrust(chain, Certificates.whyNot(chain, engine.getPeerHost(), now, refused));
        }
        var untimely = Certificates.untimely(chain.subList(0, 1), now);
        if (untimely != null) {
            throw new Distrust(chain, untimely);
        }
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return platform.getAcceptedIssuers();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyExchange) throws CertificateException {
        throw new CertificateException("a chain is judged for a connection only");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyExchange, Socket socket)
            throws CertificateException {
        throw new CertificateException("a chain is judged for an engine only");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyExchange) throws CertificateException {
        throw new CertificateException("a prober accepts no clients");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyExchange, Socket socket)
            throws CertificateException {
        throw new CertificateException("a prober accepts no clients");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyExchange, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("a prober accepts no clients");
    }
}
