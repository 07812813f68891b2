package io.vedette.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TokenFileTest {
    private static final Secret TOKEN = new Secret("one");

    @TempDir
    Path directory;

    @Test
    void aWrittenTokenIsFoundByItsPortAndReadableByItsOwnerOnly() throws IOException {
        var environment = Map.of("VEDETTE_RUNTIME_DIR", directory.resolve("run").toString());

        Path file = TokenFile.write(9808, TOKEN, environment).orElseThrow();

        assertThat(TokenFile.find(9808, environment)).contains(TOKEN);
        assertThat(TokenFile.find(9809, environment)).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aChosenDirectoryIsTheOnlyOneLookedAt() {
        TokenFile.write(
                9808, TOKEN, Map.of("HOME", directory.toString(), "VEDETTE_RUNTIME_DIR", directory + "/.vedette"));

        assertThat(TokenFile.find(
                        9808, Map.of("HOME", directory.toString(), "VEDETTE_RUNTIME_DIR", directory + "/other")))
                .isEmpty();
    }

    @Test
    void theTokenOfAnEarlierDaemonIsReplaced() {
        var environment = Map.of("VEDETTE_RUNTIME_DIR", directory.toString());
        TokenFile.write(9808, TOKEN, environment);

        TokenFile.write(9808, new Secret("two"), environment);

        assertThat(TokenFile.find(9808, environment)).contains(new Secret("two"));
    }
}
