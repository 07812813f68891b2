package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BackupCommandTest {
    private final Shell shell = new Shell();

    @TempDir
    private Path directory = Path.of("");

    @Test
    void theCopyIsWholeThoughSomebodyWrites() throws Exception {
        Path database = directory.resolve("vedette.db");
        Path copy = directory.resolve("copy.db");
        try (var writer = DriverManager.getConnection("jdbc:sqlite:" + database);
                var statement = writer.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("CREATE TABLE note (text TEXT)");
            statement.execute("INSERT INTO note VALUES ('kept')");
            statement.execute("BEGIN IMMEDIATE");
            statement.execute("INSERT INTO note VALUES ('not committed')");

            assertThat(shell.run("backup", copy.toString(), "--database", database.toString()))
                    .isZero();
        }
        try (var reader = DriverManager.getConnection("jdbc:sqlite:" + copy);
                var rows = reader.createStatement().executeQuery("SELECT count(*) FROM note")) {
            assertThat(rows.getInt(1)).isEqualTo(1);
        }
        assertThat(shell.out()).contains("is copied to " + copy);
    }

    @Test
    void theDatabaseIsTheOneThatTheConfigurationNames() throws Exception {
        Path database = directory.resolve("here.db");
        try (var writer = DriverManager.getConnection("jdbc:sqlite:" + database)) {
            writer.createStatement().execute("CREATE TABLE note (text TEXT)");
        }
        Path file =
                Files.writeString(directory.resolve("vedette.yml"), "storage: { url: \"sqlite:" + database + "\" }\n");

        assertThat(shell.run(
                        "backup",
                        "-c",
                        file.toString(),
                        directory.resolve("copy.db").toString()))
                .isZero();
    }

    @Test
    void aNamedConfigurationWithAProblemDoesNotMeanAnotherDatabase() throws Exception {
        Path file = Files.writeString(directory.resolve("vedette.yml"), "storage: { urn: x }\n");

        assertThat(shell.run(
                        "backup",
                        "-c",
                        file.toString(),
                        directory.resolve("copy.db").toString()))
                .isEqualTo(78);
        assertThat(shell.err()).contains("urn").doesNotContain("/var/lib");
    }

    @Test
    void nothingIsOverwritten() throws Exception {
        Path copy = Files.writeString(directory.resolve("copy.db"), "precious");
        Path database = Files.writeString(directory.resolve("vedette.db"), "");

        assertThat(shell.run("backup", copy.toString(), "--database", database.toString()))
                .isEqualTo(1);
        assertThat(copy).hasContent("precious");
        assertThat(shell.err()).contains("is there already");
    }
}
