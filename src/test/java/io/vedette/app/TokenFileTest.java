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

        Path file = TokenFile.write(9808, TOKEN, environment).orElseThrow().path();

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
    void theTokenOfADaemonThatWasKilledIsReplaced() throws IOException {
        Files.writeString(directory.resolve("token-9808"), "of a dead one\n");

        TokenFile.write(9808, TOKEN, environment());

        assertThat(TokenFile.find(9808, environment())).contains(TOKEN);
    }

    @Test
    void ofTwoDaemonsWithOnePortTheFirstKeepsItsTokenAsLongAsItLives() {
        TokenFile first = TokenFile.write(9808, TOKEN, environment()).orElseThrow();

        var beside = TokenFile.write(9808, new Secret("two"), environment());
        var found = TokenFile.find(9808, environment());
        first.remove();
        var after = TokenFile.write(9808, new Secret("three"), environment());

        assertThat(beside).isEmpty();
        assertThat(found).contains(TOKEN);
        assertThat(after).isPresent();
    }

    @Test
    void aDaemonThatStopsLeavesTheTokenOfAnother() throws IOException {
        TokenFile first = TokenFile.write(9808, TOKEN, environment()).orElseThrow();
        Files.delete(first.path());
        Files.writeString(first.path(), "two\n");

        first.remove();

        assertThat(TokenFile.find(9808, environment())).contains(new Secret("two"));
    }

    private Map<String, String> environment() {
        return Map.of("VEDETTE_RUNTIME_DIR", directory.toString());
    }
}
