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
                .map(token -> new Known(digest(token.token().reveal()), token.role()))
                .toList();
    }

    /** What {@code offered} allows; every token is compared, also after one fits. */
    Optional<Role> role(String offered) {
        byte[] digest = digest(offered);
        Optional<Role> role = Optional.empty();
        for (Known token : known) {
            if (MessageDigest.isEqual(token.digest, digest)) {
                role = Optional.of(token.role);
            }
        }
        return role;
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
        private final Role role;

        Known(byte[] digest, Role role) {
            this.digest = digest;
            this.role = role;
        }
    }
}
