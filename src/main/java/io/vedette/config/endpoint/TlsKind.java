package io.vedette.config.endpoint;

import io.vedette.config.shape.Facets;
import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.OneOrMany;
import io.vedette.config.shape.Parsed;
import io.vedette.config.shape.Scalar;
import io.vedette.config.shape.Scalars;
import io.vedette.probe.run.Condition;
import io.vedette.probe.run.Reached;
import io.vedette.probe.tls.CipherLike;
import io.vedette.probe.tls.HandshakeSpec;
import io.vedette.probe.tls.ProtocolFrom;
import io.vedette.target.ProbeSpec;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Endpoints whose TLS is looked at, whatever is spoken under it. */
final class TlsKind implements EndpointKind {
    private static final Key<ProtocolFrom> PROTOCOL = Key.of(
                    "protocol",
                    protocol(),
                    "The oldest version that may be agreed on; older than TLSv1.2 is never spoken.")
            .example("\">= TLSv1.3\"");
    private static final Key<List<String>> CIPHER = Key.of(
                    "cipher",
                    new OneOrMany<>(Scalars.matching(
                            "cipher suite", "a cipher suite's IANA name, such as TLS_AES_*", "^[A-Z0-9_*]+$")),
                    "Which cipher suites may be agreed on, by their IANA names; `*` stands for any letters.")
            .example("[TLS_AES_*, TLS_CHACHA20_*]");

    @Override
    public List<String> schemes() {
        return List.of("tls");
    }

    @Override
    public String description() {
        return """
                A TLS handshake and nothing under it: is the chain trusted, is it for this host, how long is it still valid, and what was agreed on. \
                The port is 443 if none is written. What the certificate says is told even when it is not trusted or has expired: \
                `vedette_certificate_expiry_timestamp_seconds` stays, and `vedette probe` shows the chain. For TLS that begins in the \
                middle of a conversation, see `tcp` (`talk` with `starttls`), `smtp` and `postgres`.

                ```yaml
                - url: tls://ldap.example.org:636
                  expect: { certificate: "> 14d", protocol: ">= TLSv1.3", cipher: [TLS_AES_*, TLS_CHACHA20_*] }
                ```""";
    }

    @Override
    public String example() {
        return "tls://shop.example.org:443";
    }

    @Override
    public @Nullable String fault(URI url) {
        return EndpointUrls.placeFault(url);
    }

    @Override
    public List<Key<?>> keys() {
        return Approaches.keysAnd();
    }

    @Override
    public List<Key<?>> expectations() {
        return Times.after(PROTOCOL, CIPHER, SharedKeys.CERTIFICATE);
    }

    @Override
    public void check(URI url, Fields endpoint, @Nullable Fields expect, Findings findings) {
        AddressKeys.check(url, endpoint, findings);
    }

    @Override
    public ProbeSpec spec(URI url, Fields endpoint, @Nullable Fields expect) {
        return new HandshakeSpec(
                url, Approaches.spec(endpoint), EndpointSection.conditions(endpoint, TlsKind::conditions));
    }

    private static List<Condition<? super Reached>> conditions(Fields expect) {
        List<Condition<? super Reached>> all = new ArrayList<>(SharedKeys.everywhere(expect));
        ProtocolFrom protocol = expect.find(PROTOCOL);
        if (protocol != null) {
            all.add(protocol);
        }
        List<String> ciphers = expect.find(CIPHER);
        if (ciphers != null) {
            all.add(new CipherLike(ciphers));
        }
        return all;
    }

    private static Scalar<ProtocolFrom> protocol() {
        Pattern pattern = Pattern.compile(">=\\s*(TLSv1\\.[23])|(TLSv1\\.3)");
        return Scalar.of(
                "`>=` and a version",
                "\">= TLSv1.2\" or \">= TLSv1.3\"",
                Facets.matching("^(" + pattern + ")$"),
                text -> {
                    Matcher parts = pattern.matcher(text);
                    return parts.matches()
                            ? Parsed.good(new ProtocolFrom(parts.group(1) == null ? parts.group(2) : parts.group(1)))
                            : Parsed.bad();
                });
    }
}
