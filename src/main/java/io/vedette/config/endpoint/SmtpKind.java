package io.vedette.config.endpoint;

import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.Scalars;
import io.vedette.probe.run.Login;
import io.vedette.probe.run.StartTls;
import io.vedette.probe.smtp.SmtpSpec;
import io.vedette.target.ProbeSpec;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Mail servers. */
final class SmtpKind implements EndpointKind {
    private static final Key<String> EHLO = Key.of(
                    "ehlo",
                    Scalars.matching("host", "a host name such as vedette.example.org", "^[A-Za-z0-9.:\\[\\]-]+$"),
                    "The name under which Vedette introduces itself to a mail server.")
            .orElse("its address")
            .example("vedette.example.org");
    private static final Key<Boolean> INSECURE_LOGIN = Key.of(
                    "insecure_login", Scalars.truth(), "`true` sends a mail server the password without TLS, too.")
            .or("false")
            .example("false");

    @Override
    public List<String> schemes() {
        return List.of("smtp", "smtps");
    }

    @Override
    public String description() {
        return """
                Greeting, `EHLO`, STARTTLS, a login if there is a `username`, and `QUIT`; no mail is sent. `smtps` speaks TLS from the first byte. \
                The port is 25, for `smtps` 465, if none is written; a relay for clients listens on 587. `starttls` is `if_offered` if nothing is said, \
                and `required` with a login: a password is never sent in the clear unless `insecure_login` says so. What the server refuses is down \
                with reason `status` and its words.

                ```yaml
                - url: smtp://mail.example.org:587
                  username: vedette
                  password: "${file:smtp_password}"
                  expect: { certificate: "> 14d", latency: < 3s }
                ```""";
    }

    @Override
    public String example() {
        return "smtp://mail.example.org:587";
    }

    @Override
    public @Nullable String fault(URI url) {
        return EndpointUrls.placeFault(url);
    }

    @Override
    public List<Key<?>> keys() {
        return Approaches.keysAnd(Logins.STARTTLS, Logins.USERNAME, Logins.PASSWORD, INSECURE_LOGIN, EHLO);
    }

    @Override
    public List<Key<?>> expectations() {
        return Times.after(SharedKeys.CERTIFICATE);
    }

    @Override
    public Set<Key<?>> senseless(URI url) {
        return Kinds.scheme(url).equals("smtps") ? Set.of(Logins.STARTTLS, INSECURE_LOGIN) : Set.of();
    }

    @Override
    public void check(URI url, Fields endpoint, @Nullable Fields expect, Findings findings) {
        Logins.checkBoth(endpoint, findings);
        AddressKeys.check(url, endpoint, findings);
        if (endpoint.has(Logins.PASSWORD)
                && endpoint.written(Logins.STARTTLS) == StartTls.NEVER
                && !endpoint.get(INSECURE_LOGIN)) {
            findings.error(
                    endpoint.placeOf(Logins.STARTTLS),
                    endpoint.trailOf(Logins.STARTTLS),
                    "would send the password in plain text",
                    "expected required, or insecure_login: true");
        }
    }

    @Override
    public ProbeSpec spec(URI url, Fields endpoint, @Nullable Fields expect) {
        Login login = Logins.login(endpoint);
        StartTls usual = login == null ? StartTls.IF_OFFERED : StartTls.REQUIRED;
        return new SmtpSpec(
                url,
                Approaches.spec(endpoint),
                endpoint.find(Logins.STARTTLS, usual),
                endpoint.find(EHLO),
                login == null ? null : new SmtpSpec.Access(login, endpoint.get(INSECURE_LOGIN)),
                EndpointSection.conditions(endpoint, SharedKeys::everywhere));
    }
}
