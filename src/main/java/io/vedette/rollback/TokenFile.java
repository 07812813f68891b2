package io.vedette.rollback;

import io.vedette.secret.Secret;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A token in a file that somebody renews. It is read anew on a worker each time; what cannot be read is a value. */
record TokenFile(Vertx vertx, Path file) {
    private static final int MOST_BYTES = 64 << 10;

    /** What a look at it came to. */
    sealed interface Found {
        record Token(Secret secret) implements Found {}

        /** Why there is none, in words that name no secret. */
        record None(String why) implements Found {}
    }

    /** The token as it is now. */
    Future<Found> read() {
        return vertx.executeBlocking(() -> read(file), false)
                .otherwise(_ -> new Found.None("the token file " + file + " cannot be read"));
    }

    private static Found read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            String text = new String(bytes, StandardCharsets.UTF_8).strip();
            return text.isEmpty() || bytes.length > MOST_BYTES || !text.chars().allMatch(TokenFile::isInAToken)
                    ? new Found.None("there is no token in the file " + file)
                    : new Found.Token(new Secret(text));
        }
    }

    /** Whether it may stand in a header. */
    private static boolean isInAToken(int character) {
        return character > ' ' && character < 127;
    }
}
