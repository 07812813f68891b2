package io.vedette.web.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vedette.web.ServerSpec.Role;
import io.vedette.web.ServerSpec.Token;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;

/** The tokens that count, kept as digests: a comparison takes the same time whatever was offered. */
final class Tokens {
    private final List<Known> known;

    Tokens(List<Token> tokens) {
        this.known = tokens.stream()
                .map(token -> new Known(digest(token.token().reveal()), token))
                .toList();
    }

    /** What {@code offered} allows; every token is compared, also after one fits. */
    Optional<Role> role(String offered) {
        return token(offered).map(Token::role);
    }

    /** Which token {@code offered} is; every token is compared, also after one fits. */
    Optional<Token> token(String offered) {
        byte[] digest = digest(offered);
        Optional<Token> found = Optional.empty();
        for (Known each : known) {
            if (MessageDigest.isEqual(each.digest, digest)) {
                found = Optional.of(each.token);
            }
        }
        return found;
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static final class Known {
        private final byte[] digest;
        private final Token token;

        Known(byte[] digest, Token token) {
            this.digest = digest;
            this.token = token;
        }
    }
}
