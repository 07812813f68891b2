package io.vedette.probe.run;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;

/** Why a presented chain is not trusted, with the chain: the only way for it through a handshake that fails. */
public final class Distrust extends CertificateException {
    private final transient List<X509Certificate> chain;

    public Distrust(List<X509Certificate> chain, String sentence) {
        super(sentence);
        this.chain = chain;
    }

    public List<X509Certificate> chain() {
        return chain;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
