package io.vedette.probe.run;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which chain was accepted last for which host: the same bytes need not be verified again, signature by signature, at every probe, as long as no certificate among
 * them begins or ends. Whether the server has the key to them is proven in every handshake all the same. Belongs to its trust's event loop.
 */
final class Approvals {
    private static final int MOST_HOSTS = 50_000;

    private final Map<String, Approval> byHost = new HashMap<>();

    private record Approval(String digest, Instant from, Instant until) {
        boolean covers(String other, Instant now) {
            return now.isBefore(until) && !now.isBefore(from) && digest.equals(other);
        }
    }

    /** Whether {@code chain} was accepted before for {@code host}, and nothing has begun or ended since. */
    boolean cover(String host, String keyExchange, List<X509Certificate> chain, Instant now) {
        var known = byHost.get(host);
        if (known == null) {
            return false;
        }
        var digest = digest(keyExchange, chain);
        return digest != null && known.covers(digest, now);
    }

    /** {@code chain} has just been accepted. One with a certificate out of its time, which may do when nothing depends on it, is looked at every time. */
    void note(String host, String keyExchange, List<X509Certificate> chain, Instant now) {
        var digest = digest(keyExchange, chain);
        if (digest == null || Certificates.untimely(chain, now) != null) {
            byHost.remove(host);
            return;
        }
        if (byHost.size() >= MOST_HOSTS) {
            byHost.clear();
        }
        byHost.put(host, new Approval(digest, latestBegin(chain), earliestEnd(chain)));
    }

    private static Instant latestBegin(List<X509Certificate> chain) {
        return chain.stream()
                .map(certificate -> certificate.getNotBefore().toInstant())
                .max(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    private static Instant earliestEnd(List<X509Certificate> chain) {
        return chain.stream()
                .map(certificate -> certificate.getNotAfter().toInstant())
                .min(Instant::compareTo)
                .orElse(Instant.MIN);
    }

    private static @Nullable String digest(String keyExchange, List<X509Certificate> chain) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(keyExchange.getBytes(UTF_8));
            for (var certificate : chain) {
                digest.update(certificate.getEncoded());
            }
            return new String(digest.digest(), ISO_8859_1); // as a value
        } catch (NoSuchAlgorithmException | CertificateEncodingException cannot) {
            return null;
        }
    }
}
