package io.vedette.config.endpoint;

import io.vedette.config.shape.Facets;
import io.vedette.config.shape.Fields;
import io.vedette.config.shape.FilePath;
import io.vedette.config.shape.Findings;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.Parsed;
import io.vedette.config.shape.Scalar;
import io.vedette.config.shape.Scalars;
import io.vedette.config.shape.Shape;
import io.vedette.probe.run.Identity;
import io.vedette.probe.run.Pem;
import io.vedette.probe.run.TlsSpec;
import io.vedette.secret.Secret;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code tls} of every kind that is encrypted. */
final class TlsKeys {
    private static final Key<Pem> CA_FILE = Key.of(
                    "ca_file", certificates(), "Certificates of a private authority, trusted instead of the system's.")
            .example("/etc/vedette/ca.pem");
    private static final Key<Pem> CERT_FILE = Key.of(
                    "cert_file",
                    certificates(),
                    "The client's certificate, for a server that asks for one; its own first, then those between it and the authority.")
            .example("/etc/vedette/client.pem");
    private static final Key<Secret> KEY_FILE = Key.of(
                    "key_file", privateKey(), "The private key of `cert_file`: PEM, PKCS #8, not encrypted.")
            .example("/etc/vedette/client.key");
    private static final Key<String> SERVER_NAME = Key.of(
                    "server_name",
                    Scalars.matching("host", "a host name or address", "^[A-Za-z0-9.:_-]+$"),
                    "The name that is asked for (SNI) and must be certified.")
            .orElse("the URL's host")
            .example("shop.example.org");
    private static final Key<TlsSpec.Version> MIN_VERSION = Key.of(
                    "min_version", version(), "The oldest version of TLS that is accepted.")
            .or("1.2")
            .example("1.3");
    private static final Key<Boolean> INSECURE = Key.of(
                    "insecure_skip_verify",
                    Scalars.truth(),
                    "`true` accepts any certificate of anybody. For a self-signed one, naming it as `ca_file` is the better way.")
            .or("false")
            .example("false");
    private static final Shape SHAPE = Shape.of(
                    "tls",
                    "How TLS is spoken. Files are read with the configuration: reload it when they change.",
                    CA_FILE,
                    CERT_FILE,
                    KEY_FILE,
                    SERVER_NAME,
                    MIN_VERSION,
                    INSECURE)
            .knowing(Map.of(
                    "insecure", "insecure_skip_verify",
                    "certificate_file", "cert_file",
                    "private_key_file", "key_file",
                    "sni", "server_name",
                    "tls_server_name", "server_name"))
            .checkedBy(TlsKeys::check);

    static final Key<Fields> TLS = Key.of(
            "tls", SHAPE, "How TLS is spoken; for tcp, that it begins with the first byte, unless `talk` says when.");

    private TlsKeys() {}

    /** What an endpoint without errors says. */
    static TlsSpec spec(Fields endpoint) {
        Fields tls = endpoint.find(TLS);
        return tls == null
                ? TlsSpec.USUAL
                : new TlsSpec(
                        tls.find(CA_FILE),
                        identity(tls),
                        tls.find(SERVER_NAME),
                        tls.get(MIN_VERSION),
                        tls.get(INSECURE));
    }

    private static @Nullable Identity identity(Fields tls) {
        Pem chain = tls.find(CERT_FILE);
        Secret key = tls.find(KEY_FILE);
        return chain == null || key == null ? null : new Identity(chain, key);
    }

    private static void check(Fields tls, Findings findings) {
        if (tls.has(CERT_FILE) != tls.has(KEY_FILE)) {
            Key<?> missing = tls.has(CERT_FILE) ? KEY_FILE : CERT_FILE;
            findings.error(
                    tls.place(), tls.trailOf(missing), "is missing", "expected cert_file and key_file, or neither");
        }
        Identity identity = identity(tls);
        if (identity != null) {
            findings.once(identity, () -> Optional.ofNullable(identity.fault()))
                    .ifPresent(fault -> findings.error(
                            tls.placeOf(KEY_FILE), tls.trailOf(KEY_FILE), "the key cannot be used", fault));
        }
        if (Boolean.TRUE.equals(tls.written(INSECURE))) {
            findings.warning(
                    tls.placeOf(INSECURE),
                    tls.trailOf(INSECURE),
                    "anybody can pretend to be this target",
                    "better name its certificate as ca_file, and server_name if it is for another name");
        }
    }

    private static FilePath<Pem> certificates() {
        return FilePath.pem("expected a file of PEM certificates at this path", (path, text) -> pem(path, text));
    }

    private static Parsed<Pem> pem(Path path, String text) {
        try {
            return Parsed.good(new Pem(path.toString(), text));
        } catch (IllegalArgumentException noCertificates) {
            return Parsed.bad(String.valueOf(noCertificates.getMessage()));
        }
    }

    private static FilePath<Secret> privateKey() {
        return FilePath.pem(
                "expected a file with a PEM private key at this path",
                (path, text) -> text.contains("PRIVATE KEY-----") ? Parsed.good(new Secret(text)) : Parsed.bad());
    }

    private static Scalar<TlsSpec.Version> version() {
        return Scalar.of("`1.2`, `1.3`", "1.2 or 1.3", Facets.TEXT, text -> switch (text) {
            case "1.2" -> Parsed.good(TlsSpec.Version.TLS_1_2);
            case "1.3" -> Parsed.good(TlsSpec.Version.TLS_1_3);
            default -> Parsed.bad();
        });
    }
}
