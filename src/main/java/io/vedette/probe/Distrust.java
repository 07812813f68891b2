package io.vedette.probe;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;

/** Why a presented chain is not trusted, with the chain: the only way for it through a handshake that fails. */
final class Distrust extends CertificateException {
    private final transient List<X509Certificate> chain;

    Distrust(List<X509Certificate> chain, String sentence) {
        super(sentence);
        this.chain = chain;
    }

    List<X509Certificate> chain() {
        return chain;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
