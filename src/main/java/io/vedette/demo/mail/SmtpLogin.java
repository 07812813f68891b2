package io.vedette.demo.mail;

import io.vedette.demo.mail.SmtpSink.Login;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;

/** The dialogue after AUTH: PLAIN (RFC 4616) with or without an initial response, or LOGIN. */
final class SmtpLogin {
    private final Login expected;
    private final SmtpSession session;
    private String name = "";

    SmtpLogin(Login expected, SmtpSession session) {
        this.expected = expected;
        this.session = session;
    }

    void begin(String argument) {
        String[] words = argument.split(" ", 2);
        String mechanism = words[0].toUpperCase(Locale.ROOT);
        String initial = words.length > 1 ? words[1] : "";
        switch (mechanism) {
            case "PLAIN" -> plain(initial);
            case "LOGIN" -> login(initial);
            default -> session.loggedIn("", "504 5.5.4 expected PLAIN or LOGIN");
        }
    }

    private void plain(String initial) {
        if (initial.isEmpty()) {
            session.ask("", this::plainResponse);
        } else {
            plainResponse(initial);
        }
    }

    private void plainResponse(String line) {
        String[] fields = decoded(line).split("\0", -1);
        if (fields.length == 3) {
            judge(fields[1], fields[2]);
        } else {
            session.loggedIn("", "501 5.5.2 not a PLAIN response");
        }
    }

    private void login(String initial) {
        if (initial.isEmpty()) {
            session.ask(encoded("Username:"), this::nameGiven);
        } else {
            nameGiven(initial);
        }
    }

    private void nameGiven(String line) {
        name = decoded(line);
        session.ask(encoded("Password:"), password -> judge(name, decoded(password)));
    }

    private void judge(String username, String password) {
        boolean fits = same(username + "\0" + password, expected.username() + "\0" + expected.password());
        session.loggedIn(
                fits ? username : "", fits ? "235 2.7.0 logged in" : "535 5.7.8 username or password is wrong");
    }

    private static boolean same(String given, String wanted) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), wanted.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }
}
