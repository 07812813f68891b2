package io.vedette.probe.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vedette.probe.run.Login;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ways to pass a password to a mail server that we know. */
enum Passing {
    PLAIN,
    LOGIN;

    /** The best of those in {@code offered}, which is what follows AUTH. */
    static @Nullable Passing of(String offered) {
        var words = Arrays.asList(offered.split(" "));
        return words.contains("PLAIN") ? PLAIN : words.contains("LOGIN") ? LOGIN : null;
    }

    /** What is said, one after the other; a server asks for each but the first with 334. */
    List<String> lines(Login login) {
        return switch (this) {
            case PLAIN -> List.of("AUTH PLAIN " + base64(plain(login)));
            case LOGIN ->
                List.of(
                        "AUTH LOGIN",
                        base64(login.username()),
                        base64(login.password().reveal()));
        };
    }

    /** As in RFC 4616. */
    static String plain(Login login) {
        return "\0" + login.username() + "\0" + login.password().reveal();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
