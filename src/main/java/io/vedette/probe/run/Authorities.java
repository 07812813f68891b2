package io.vedette.probe.run;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** The platform's judgement of chains, by the system's authorities or by others. Safe for all threads. */
public final class Authorities {
    private Authorities() {}

    /** Read once for all event loops. */
    private static final class OfTheSystem {
        static final X509ExtendedTrustManager ITS = judge(null);
    }

    /** Those of the system. The first call reads files: make it on a worker. */
    public static X509ExtendedTrustManager system() {
        return OfTheSystem.ITS;
    }

    /** Those of {@code authorities} if given, else of the system. */
    public static X509ExtendedTrustManager of(@Nullable Pem authorities) {
        return authorities == null ? system() : judge(authorities);
    }

    private static X509ExtendedTrustManager judge(@Nullable Pem authorities) {
        try {
            var factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(authorities == null ? null : store(authorities));
            return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
        } catch (GeneralSecurityException | IOException unusable) {
            throw new IllegalArgumentException("no TLS with these authorities: " + Plain.line(unusable, 120), unusable);
        }
    }

    private static KeyStore store(Pem authorities) throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (var authority : authorities.certificates()) {
            store.setCertificateEntry("authority-" + store.size(), authority);
        }
        return store;
    }
}
