package io.vedette.probe.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.pkitesting.CertificateBuilder;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.Test;

final class JudgingTrustManagerTest {
    private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant END = Instant.parse("2026-06-01T00:00:00Z");

    private final Platform platform = new Platform();
    private Instant now = Instant.parse("2026-04-01T00:00:00Z");
    private final JudgingTrustManager judge = new JudgingTrustManager(platform, () -> now, false, new Sightings());

    /** Accepts or refuses everything, and remembers whom it was asked about. */
    private static final class Platform extends X509ExtendedTrustManager {
        private final List<String> asked = new ArrayList<>();
        private boolean refuses;

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String keyExchange, SSLEngine engine)
                throws CertificateException {
            asked.add(engine.getPeerHost());
            if (refuses) {
                throw new CertificateException("no");
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String keyExchange) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String keyExchange, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String keyExchange) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String keyExchange, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String keyExchange, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    private static X509Certificate[] chain(String name) throws Exception {
        return new CertificateBuilder()
                .subject("CN=" + name)
                .setIsCertificateAuthority(true)
                .notBefore(BEGIN)
                .notAfter(END)
                .buildSelfSigned()
                .getCertificatePath();
    }

    private void present(X509Certificate[] chain, String host) throws Exception {
        judge.checkServerTrusted(chain, "ECDHE_ECDSA", SSLContext.getDefault().createSSLEngine(host, 443));
    }

    @Test
    void whatWasAcceptedIsNotVerifiedAgain() throws Exception {
        X509Certificate[] chain = chain("a");
        present(chain, "a.example");
        present(chain, "a.example");

        assertThat(platform.asked).containsExactly("a.example");
    }

    @Test
    void anotherHostOrAnotherCertificateIs() throws Exception {
        X509Certificate[] chain = chain("a");
        present(chain, "a.example");
        present(chain, "b.example");
        present(chain("a"), "a.example");

        assertThat(platform.asked).containsExactly("a.example", "b.example", "a.example");
    }

    @Test
    void whatIsRefusedIsVerifiedEveryTime() throws Exception {
        X509Certificate[] chain = chain("a");
        platform.refuses = true;
        assertThatThrownBy(() -> present(chain, "a.example")).isInstanceOf(Distrust.class);
        platform.refuses = false;
        present(chain, "a.example");

        assertThat(platform.asked).hasSize(2);
    }

    @Test
    void whatWasAcceptedIsNotOnceItHasExpired() throws Exception {
        X509Certificate[] chain = chain("a");
        present(chain, "a.example");
        now = END.plusSeconds(1);

        assertThatThrownBy(() -> present(chain, "a.example")).hasMessageContaining("expired on 2026-06-01");
    }

    @Test
    void aClockThatIsSetBackBeforeItBeganIsNoticed() throws Exception {
        X509Certificate[] chain = chain("a");
        present(chain, "a.example");
        now = BEGIN.minusSeconds(1);

        assertThatThrownBy(() -> present(chain, "a.example")).hasMessageContaining("not valid before");
    }

    @Test
    void aChainWithACertificateOutOfItsTimeIsVerifiedEveryTime() throws Exception {
        X509Certificate[] leaf = chain("a");
        X509Certificate old = new CertificateBuilder()
                .subject("CN=old")
                .setIsCertificateAuthority(true)
                .notBefore(BEGIN.minusSeconds(100))
                .notAfter(BEGIN)
                .buildSelfSigned()
                .getCertificate();
        X509Certificate[] chain = {leaf[0], old};
        present(chain, "a.example");
        present(chain, "a.example");

        assertThat(platform.asked).hasSize(2);
    }
}
