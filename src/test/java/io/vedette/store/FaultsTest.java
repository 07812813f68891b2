package io.vedette.store;

import static io.vedette.store.OpenDatabase.await;
import static io.vedette.store.OpenDatabase.notesIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the disk can do to us: the daemon goes on, says what it is, and heals by itself. */
final class FaultsTest {
    private static final String LONG = "x".repeat(100_000);

    @TempDir
    Path directory;

    @Test
    void aFileThatMayGrowNoFurtherKeepsFactsInMemoryAndWritesThemOnceThereIsRoom() throws Exception {
        try (var open =
                new OpenDatabase(new StoreSpec(new StoreSpec.Place.File(file()), 2 << 20, 0, Duration.ofDays(1)))) {
            int notes = 0;
            while (open.note(LONG) == Kept.ON_DISK) {
                notes++;
            }

            assertThat(open.database.health().trouble()).isEqualTo(Trouble.FULL);
            assertThat(open.note("a page that must not be lost")).isEqualTo(Kept.IN_MEMORY);
            open.database.whenFull(connection -> connection.createStatement().execute("DELETE FROM note"));
            open.awaitHealing();

            assertThat(notes).isBetween(10, 20);
            assertThat(open.notes()).hasValue(2);
            assertThat(open.database.health().waiting()).isZero();
        }
    }

    @Test
    void aDirectoryThatCannotBeWrittenKeepsFactsInMemoryUntilItCan() throws Exception {
        Path obstacle = Files.writeString(directory.resolve("state"), "a file where a directory should be");
        try (var open = new OpenDatabase(obstacle.resolve("vedette.db"))) {
            assertThat(open.note("in memory")).isEqualTo(Kept.IN_MEMORY);
            assertThat(open.database.health().trouble()).isEqualTo(Trouble.READ_ONLY);
            assertThat(open.notes()).isEmpty();

            Files.delete(obstacle);
            open.awaitHealing();

            assertThat(open.notes()).hasValue(1);
            assertThat(open.note("on disk")).isEqualTo(Kept.ON_DISK);
        }
    }

    @Test
    void aLibraryThatCannotBeLoadedIsToldWithTheDirectoryThatItNeeds() {
        var file = new DatabaseFile(file(), Migrations.known(), 1 << 30, () -> false);

        assertThatThrownBy(file::openToRead)
                .isInstanceOfSatisfying(Trouble.Refusal.class, refusal -> assertThat(refusal.trouble())
                        .isEqualTo(Trouble.LIBRARY))
                .hasMessageContaining("java.io.tmpdir is /");
    }

    @Test
    void aFileThatIsNoDatabaseIsSetAsideAndBuiltAnew() throws Exception {
        Files.writeString(file(), "this was never a database, and is long enough to be taken for one".repeat(50));
        try (var open = new OpenDatabase(file())) {
            assertThat(open.note("new")).isEqualTo(Kept.ON_DISK);

            Path aside = Objects.requireNonNull(open.database.health().setAside());
            assertThat(aside.getFileName().toString()).matches("vedette\\.db\\.corrupt-\\d{8}T\\d{6}Z");
            assertThat(aside).content().startsWith("this was never a database");
        }
    }

    @Test
    void damageThatAReaderMeetsIsFoundByTheWriterToo() throws Exception {
        try (var open = new OpenDatabase(file())) {
            for (int i = 0; i < 40; i++) {
                open.note(LONG);
            }
        }
        scribble(file());
        try (var open = new OpenDatabase(file())) {
            assertThat(await(open.database.read(connection -> {
                        try (var rows =
                                connection.createStatement().executeQuery("SELECT sum(length(text)) FROM note")) {
                            return rows.getLong(1);
                        }
                    })))
                    .isEmpty();
            assertThat(open.note("after the damage")).isEqualTo(Kept.ON_DISK);

            assertThat(open.database.health().setAside()).isNotNull();
            assertThat(open.notes()).hasValue(1);
        }
    }

    @Test
    void aDatabaseThatAnotherProcessHoldsKeepsFactsInMemoryUntilItLetsGo() throws Exception {
        try (var open = new OpenDatabase(file())) {
            open.note("the table is there");
            try (var other = DriverManager.getConnection("jdbc:sqlite:" + file());
                    var statement = other.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");

                assertThat(open.note("while it is locked")).isEqualTo(Kept.IN_MEMORY);

                statement.execute("ROLLBACK");
            }
            assertThat(open.note("free")).isIn(Kept.ON_DISK, Kept.IN_MEMORY);
            while (open.notes().orElseThrow() < 3) {
                open.awaitHealing();
            }
        }
    }

    @Test
    void twoDaemonsNeverWriteOneHistory() throws Exception {
        try (var first = new OpenDatabase(file());
                var second = new OpenDatabase(file())) {
            assertThat(second.note("from the second")).isEqualTo(Kept.IN_MEMORY);
            assertThat(second.database.health().trouble()).isEqualTo(Trouble.LOCKED);
            assertThat(first.note("from the first")).isEqualTo(Kept.ON_DISK);

            await(first.database.close());
            second.awaitHealing();

            assertThat(notesIn(file())).isEqualTo(2);
        }
    }

    @Test
    void aFileThatSomebodyRemovedIsBuiltAnew() throws Exception {
        try (var open = new OpenDatabase(file())) {
            open.note("gone with the file");
            Files.delete(file());

            assertThat(open.note("in the new one")).isEqualTo(Kept.ON_DISK);

            assertThat(notesIn(file())).isEqualTo(1);
            assertThat(open.notes()).hasValue(1);
        }
    }

    @Test
    void aDatabaseOfANewerVedetteIsLeftAlone() throws Exception {
        try (var open = new OpenDatabase(file())) {
            await(open.database.keep(
                    connection -> connection.createStatement().execute("INSERT INTO migration VALUES (1000)")));
        }
        try (var open = new OpenDatabase(file())) {
            assertThat(open.note("not there")).isEqualTo(Kept.IN_MEMORY);

            assertThat(open.database.health().trouble()).isEqualTo(Trouble.NEWER);
            assertThat(open.database.health().setAside()).isNull();
        }
    }

    private static void scribble(Path file) throws Exception {
        try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
            for (long at = bytes.length() / 2; at < bytes.length() - 8192; at += 4096) {
                bytes.seek(at);
                bytes.write(noise());
            }
        }
    }

    private static byte[] noise() {
        byte[] noise = new byte[4096];
        Arrays.fill(noise, (byte) 0xA5);
        return noise;
    }

    private Path file() {
        return directory.resolve("vedette.db");
    }
}
