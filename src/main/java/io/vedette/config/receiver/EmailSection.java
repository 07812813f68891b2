package io.vedette.config.receiver;

import io.vedette.config.shape.Fields;
import io.vedette.config.shape.FilePath;
import io.vedette.config.shape.Findings;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.ListOf;
import io.vedette.config.shape.Scalar;
import io.vedette.config.shape.Scalars;
import io.vedette.config.shape.Shape;
import io.vedette.notify.email.EmailSpec;
import io.vedette.notify.email.SmtpSpec;
import io.vedette.notify.email.SmtpSpec.Encryption;
import io.vedette.secret.Secret;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code email} of a receiver: whom to write to, and through which relay. */
final class EmailSection {
    private static final Key<String> HOST = Key.of(
                    "host", Scalars.matching("host", "a host name or address", "^[A-Za-z0-9.:-]+$"), "The relay.")
            .required()
            .example("smtp.example.org");
    private static final Key<Integer> PORT = Key.of("port", Scalars.integer(1, 65535), "The relay's port.")
            .orElse("465 with `starttls: tls`, else 587")
            .example("587");
    private static final Key<Encryption> STARTTLS = Key.of(
                    "starttls",
                    Scalars.oneOf(encryptions()),
                    "`required`: STARTTLS or nothing is sent; `optional`: if the relay offers it; `tls`: TLS from the first byte; `none`: plain text.")
            .or("required")
            .example("tls");
    private static final Key<String> USERNAME = Key.of("username", Scalars.line(), "The login, if the relay wants one.")
            .example("vedette");
    private static final Key<Secret> PASSWORD =
            Key.of("password", Scalars.secret(), "The login's password.").example("${SMTP_PASSWORD}");
    private static final Key<Path> CA_FILE = Key.of(
                    "ca_file",
                    FilePath.certificates(),
                    "Certificates of a private authority, trusted instead of the system's.")
            .example("/etc/vedette/ca.pem");
    private static final Shape SMTP_SHAPE = Shape.of(
                    "smtp", "A mail relay.", HOST, PORT, STARTTLS, USERNAME, PASSWORD, CA_FILE)
            .checkedBy(EmailSection::check);

    private static final Key<List<String>> TO = Key.of(
                    "to", ListOf.atLeastOne(address()), "Who gets the message, one for all of them.")
            .required()
            .example("[oncall@example.org]");
    private static final Key<String> FROM =
            Key.of("from", address(), "Who it is from.").required().example("vedette@example.org");
    private static final Key<Fields> SMTP =
            Key.of("smtp", SMTP_SHAPE, "The relay that takes it.").required();

    static final Way WAY = Way.of("email", "Writes mail.", "Mail to people.", EmailSection::spec, TO, FROM, SMTP);

    private EmailSection() {}

    private static EmailSpec spec(Fields email) {
        return new EmailSpec(email.get(TO), email.get(FROM), smtp(email.get(SMTP)));
    }

    private static SmtpSpec smtp(Fields smtp) {
        Encryption encryption = smtp.get(STARTTLS);
        int port = smtp.find(PORT, encryption == Encryption.TLS ? 465 : 587);
        return new SmtpSpec(
                smtp.get(HOST), port, encryption, smtp.find(USERNAME), smtp.find(PASSWORD), smtp.find(CA_FILE));
    }

    private static void check(Fields smtp, Findings findings) {
        if (smtp.has(PASSWORD) != smtp.has(USERNAME)) {
            Key<?> missing = smtp.has(PASSWORD) ? USERNAME : PASSWORD;
            findings.error(
                    smtp.place(), smtp.trailOf(missing), "is missing", "expected username and password, or neither");
        }
        if (smtp.has(PASSWORD) && smtp.written(STARTTLS) == Encryption.NONE) {
            findings.error(
                    smtp.placeOf(STARTTLS),
                    smtp.trailOf(STARTTLS),
                    "would send the password in plain text",
                    "a login is sent under TLS only: expected required or tls, or no username and password");
        }
    }

    private static Scalar<String> address() {
        return Scalars.matching("address", "a mail address such as oncall@example.org", "^[^\\s@<>]+@[^\\s@<>]+$");
    }

    private static Map<String, Encryption> encryptions() {
        Map<String, Encryption> words = new LinkedHashMap<>();
        words.put("required", Encryption.STARTTLS_REQUIRED);
        words.put("optional", Encryption.STARTTLS_OPTIONAL);
        words.put("tls", Encryption.TLS);
        words.put("none", Encryption.NONE);
        return words;
    }
}
