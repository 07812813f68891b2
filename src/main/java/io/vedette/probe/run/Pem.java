package io.vedette.probe.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/**
 * Certificates as a file had them when the configuration was read: probes read no files, and a file that changed makes another spec.
 *
 * @param file names it to people
 * @param text in PEM, with whatever comments bundles have between certificates
 */
public record Pem(String file, String text) {
    /** @throws IllegalArgumentException with a sentence for people if there is no certificate, or a garbled one */
    public Pem {
        if (parse(text, file).isEmpty()) {
            throw new IllegalArgumentException("expected PEM certificates in " + file + ", found none");
        }
    }

    /** In their order, of which there is at least one. */
    public List<X509Certificate> certificates() {
        return parse(text, file);
    }

    private static List<X509Certificate> parse(String text, String file) {
        try (var bytes = new ByteArrayInputStream(text.getBytes(UTF_8))) {
            var certificates = new ArrayList<X509Certificate>();
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(bytes)) {
                certificates.add((X509Certificate) certificate);
            }
            return certificates;
        } catch (CertificateException | IOException garbled) {
            throw new IllegalArgumentException(
                    "expected PEM certificates in " + file + ", found garbled ones", garbled);
        }
    }

    @Override
    public String toString() {
        return file;
    }
}
