package io.vedette.config;

import static io.vedette.config.Texts.accepted;
import static io.vedette.config.Texts.problems;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.pkitesting.X509Bundle;
import io.vedette.probe.http.HttpSpec;
import io.vedette.probe.run.TlsSpec;
import io.vedette.probe.world.Authority;
import org.junit.jupiter.api.Test;

/** What {@code tls} may say, and how its files are met at the door. */
final class EncryptedEndpointTest {
    private static final Authority AUTHORITY = new Authority("CA");
    private static final X509Bundle CLIENT = AUTHORITY.issue(wish -> wish);
    private static final X509Bundle OTHER = AUTHORITY.issue(wish -> wish);

    private static final FakeEnvironment FILES = new FakeEnvironment()
            .file("client.pem", CLIENT.getCertificatePathPEM())
            .file("client.key", CLIENT.getPrivateKeyPEM())
            .file("other.key", OTHER.getPrivateKeyPEM())
            .file("old.key", "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----\n")
            .file("garbled.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");

    private static String endpoint(String tls) {
        return "services: [{ name: a, endpoints: [{ url: \"https://a/\", tls: { " + tls + " } }] }]";
    }

    private static TlsSpec tls(String written) {
        var target = accepted(endpoint(written), FILES)
                .services()
                .getFirst()
                .service()
                .targets()
                .getFirst();
        return ((HttpSpec) target.spec()).way().tls();
    }

    private static String problem(String tls) {
        return String.join("\n", problems(endpoint(tls), FILES));
    }

    @Test
    void everythingIsReadWithTheConfigurationAndNoKeyIsShown() {
        var tls = tls("cert_file: client.pem, key_file: client.key, server_name: b.example, min_version: 1.3");

        assertThat(tls.serverName()).isEqualTo("b.example");
        assertThat(tls.oldest()).isEqualTo(TlsSpec.Version.TLS_1_3);
        assertThat(tls.insecure()).isFalse();
        assertThat(tls.toString()).contains("client.pem").doesNotContain("BEGIN");
    }

    @Test
    void aFileThatChangedIsAnotherSpec() {
        var before = tls("ca_file: client.pem");

        assertThat(tls("ca_file: client.pem")).isEqualTo(before);
        FILES.file("client.pem", OTHER.getCertificatePathPEM());
        assertThat(tls("ca_file: client.pem")).isNotEqualTo(before);
        FILES.file("client.pem", CLIENT.getCertificatePathPEM());
    }

    @Test
    void aFileThatCannotBeUsedIsMetAtTheDoor() {
        assertThat(problem("ca_file: none.pem")).contains("tls.ca_file: the file is not there");
        assertThat(problem("ca_file: client.key")).contains("expected PEM certificates in client.key");
        assertThat(problem("ca_file: garbled.pem")).contains("found garbled ones");
        assertThat(problem("cert_file: client.pem, key_file: client.pem"))
                .contains("expected a file with a PEM private key");
    }

    @Test
    void aKeyMustBelongToItsCertificate() {
        assertThat(problem("cert_file: client.pem")).contains("tls.key_file: is missing");
        assertThat(problem("cert_file: client.pem, key_file: other.key"))
                .contains("expected the private key of the first certificate in client.pem")
                .doesNotContain("BEGIN");
        assertThat(problem("cert_file: client.pem, key_file: old.key")).contains("openssl pkcs8");
    }

    @Test
    void anAddressMustBeOfTheFamilyThatIsWanted() {
        var both =
                "services: [{ name: a, endpoints: [{ url: \"http://a/\", address_family: ipv6, resolve_to: 10.0.0.5 }] }]";
        var url = "services: [{ name: a, endpoints: [{ url: \"http://10.0.0.5/\", address_family: ipv6 }] }]";

        assertThat(problems(both)).singleElement().asString().contains("10.0.0.5 is no IPv6 address");
        assertThat(problems(url)).singleElement().asString().contains("10.0.0.5 is no IPv6 address");
    }
}
