package io.vedette.probe.run;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** What certificates say, and what is wrong with a chain, in sentences for people. */
public final class Certificates {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int MOST_NAMES = 5;

    /** The two kinds of alternative name that a URL's host can be: RFC 5280's dNSName and iPAddress. */
    private static final List<Integer> HOST_KINDS = List.of(2, 7);

    private Certificates() {}

    /** The chain that the peer of {@code session} presented, its own certificate first. */
    public static List<X509Certificate> of(SSLSession session) {
        try {
            return x509(session.getPeerCertificates());
        } catch (SSLPeerUnverifiedException none) {
            return List.of();
        }
    }

    private static List<X509Certificate> x509(Certificate[] certificates) {
        return Arrays.stream(certificates)
                .filter(X509Certificate.class::isInstance)
                .map(X509Certificate.class::cast)
                .toList();
    }

    public static @Nullable Instant expiry(List<X509Certificate> chain) {
        return chain.isEmpty() ? null : chain.getFirst().getNotAfter().toInstant();
    }

    /** Why {@code chain} is not accepted for {@code host} at {@code now}, when that is already known to be so by {@code cause}. */
    public static String whyNot(List<X509Certificate> chain, String host, Instant now, CertificateException cause) {
        var untimely = untimely(chain, now);
        if (untimely != null) {
            return untimely;
        }
        if (Causes.find(cause, CertPathBuilderException.class) != null) {
            return unknownAuthority(chain);
        }
        return Causes.find(cause, CertPathValidatorException.class) == null
                ? "the certificate is not for " + host + " but for other names: " + names(chain)
                : "the certificate is not trusted: " + Plain.line(String.valueOf(cause.getMessage()), 120);
    }

    /** Which certificate's time is over or has not begun. */
    public static @Nullable String untimely(List<X509Certificate> chain, Instant now) {
        for (var certificate : chain) {
            var which = certificate.equals(chain.getFirst())
                    ? "the certificate"
                    : "the authority's certificate "
                            + name(certificate.getSubjectX500Principal().getName());
            if (certificate.getNotAfter().toInstant().isBefore(now)) {
                return which + " expired on "
                        + DAY.format(certificate.getNotAfter().toInstant());
            }
            if (certificate.getNotBefore().toInstant().isAfter(now)) {
                return which + " is not valid before "
                        + DAY.format(certificate.getNotBefore().toInstant());
            }
        }
        return null;
    }

    private static String unknownAuthority(List<X509Certificate> chain) {
        var leaf = chain.getFirst();
        return leaf.getSubjectX500Principal().equals(leaf.getIssuerX500Principal())
                ? "the certificate is self-signed and its authority therefore unknown"
                : "the certificate comes from an unknown authority: "
                        + name(chain.getLast().getIssuerX500Principal().getName());
    }

    private static String names(List<X509Certificate> chain) {
        var names = names(chain.getFirst());
        var more = names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : "";
        return names.stream().limit(MOST_NAMES).map(Certificates::name).collect(Collectors.joining(", ")) + more;
    }

    private static String name(String name) {
        return Plain.line(name, 100);
    }

    /** The hosts that {@code certificate} is for: its alternative names, or its subject where it has none. */
    public static List<String> names(X509Certificate certificate) {
        var names = new ArrayList<String>();
        for (var alternative : alternatives(certificate)) {
            var pair = List.copyOf(alternative);
            if (HOST_KINDS.contains(pair.getFirst())) {
                names.add(String.valueOf(pair.get(1)));
            }
        }
        return names.isEmpty() ? List.of(certificate.getSubjectX500Principal().getName()) : names;
    }

    private static Collection<? extends List<?>> alternatives(X509Certificate certificate) {
        try {
            var alternatives = certificate.getSubjectAlternativeNames();
            return alternatives == null ? List.of() : alternatives;
        } catch (CertificateParsingException garbled) {
            return List.of();
        }
    }
}
