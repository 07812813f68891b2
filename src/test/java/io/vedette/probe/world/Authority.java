package io.vedette.probe.world;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import io.vedette.probe.run.Authorities;
import io.vedette.probe.run.Pem;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** An authority of our own that issues whatever certificate a test needs, and servers that present it. */
public final class Authority {
    private final X509Bundle root;

    public Authority(String name) {
        try {
            root = new CertificateBuilder()
                    .subject("CN=" + name)
                    .setIsCertificateAuthority(true)
                    .buildSelfSigned();
        } catch (Exception unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    public static CertificateBuilder valid() {
        return new CertificateBuilder()
                .subject("CN=target")
                .addSanIpAddress("127.0.0.1")
                .addExtendedKeyUsageServerAuth();
    }

    public X509Bundle issue(UnaryOperator<CertificateBuilder> wish) {
        try {
            return wish.apply(valid()).buildIssuedBy(root);
        } catch (Exception unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    public static X509Bundle selfSigned(UnaryOperator<CertificateBuilder> wish) {
        try {
            return wish.apply(valid()).setIsCertificateAuthority(true).buildSelfSigned();
        } catch (Exception unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    /** Ends at {@code end}, and began long before. */
    public static UnaryOperator<CertificateBuilder> until(Instant end) {
        return wish -> wish.notBefore(end.minus(Duration.ofDays(400))).notAfter(end);
    }

    /** This authority's certificate, for a spec to trust. */
    public Pem pem() {
        return pem(root.getRootCertificatePEM());
    }

    public static Pem pem(String text) {
        return new Pem("authority.pem", "# a comment, as bundles have them\n" + text);
    }

    /** A listening end that presents {@code bundle}. */
    public static SSLServerSocket presenting(X509Bundle bundle) {
        return presenting(new Presents(bundle));
    }

    /** The same, for those only who present a certificate of this authority's clients. */
    public SSLServerSocket demanding(X509Bundle bundle) {
        var socket = presenting(new Presents(bundle), Authorities.of(pem()));
        socket.setNeedClientAuth(true);
        return socket;
    }

    public X509Bundle root() {
        return root;
    }

    public static SSLServerSocket presenting(Presents presents) {
        return presenting(presents, new TrustManager[0]);
    }

    private static SSLServerSocket presenting(Presents presents, TrustManager... clients) {
        try {
            return (SSLServerSocket)
                    context(presents, clients).getServerSocketFactory().createServerSocket();
        } catch (IOException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    static SSLContext context(Presents presents, TrustManager... clients) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {presents}, clients, null);
            return context;
        } catch (GeneralSecurityException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    /** What a server presents, until the test changes it. */
    public static final class Presents extends X509ExtendedKeyManager {
        private volatile X509Bundle bundle;

        public Presents(X509Bundle bundle) {
            this.bundle = bundle;
        }

        public void from(X509Bundle other) {
            bundle = other;
        }

        @Override
        public String chooseEngineServerAlias(String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
            return "it";
        }

        @Override
        public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, Socket socket) {
            return keyType.equals(bundle.getKeyPair().getPublic().getAlgorithm()) ? "it" : null;
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return bundle.getCertificatePath();
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return bundle.getKeyPair().getPrivate();
        }

        @Override
        public String[] getServerAliases(String keyType, Principal @Nullable [] issuers) {
            return new String[] {"it"};
        }

        @Override
        public String[] getClientAliases(String keyType, Principal @Nullable [] issuers) {
            return new String[0];
        }

        @Override
        public @Nullable String chooseClientAlias(
                String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return null;
        }
    }
}
