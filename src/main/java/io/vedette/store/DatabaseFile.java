package io.vedette.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * Where the database is, how it is opened, and how a damaged one is set aside. Blocks: used by the store's own threads only.
 *
 * <p>A daemon owns its file through {@code FILE-lock} beside it, so that two never write one history; readers and backups need no lock.
 */
final class DatabaseFile {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Duration BUSY = Duration.ofSeconds(2);
    private static final int ASIDE_KEPT = 3;
    /** How far the write-ahead log may stay grown after a checkpoint. */
    private static final int LOG_KEPT = 64 << 20;

    private final @Nullable Path path;
    private final Migrations migrations;
    private final long maxBytes;
    private final BooleanSupplier library;
    private @Nullable FileLock lock;
    private @Nullable Object identity;

    /**
     * @param path absent for a database in memory
     * @param maxBytes how large the file may grow
     */
    DatabaseFile(@Nullable Path path, Migrations migrations, long maxBytes) {
        this(path, migrations, maxBytes, Database::loadLibrary);
    }

    /** @param library loads SQLite itself, unless it is loaded, and says whether it is */
    DatabaseFile(@Nullable Path path, Migrations migrations, long maxBytes, BooleanSupplier library) {
        this.path = path;
        this.library = library;
        this.migrations = migrations;
        this.maxBytes = maxBytes;
    }

    @Nullable
    Path path() {
        return path;
    }

    boolean inMemory() {
        return path == null;
    }

    /** The writer's connection to a database that is up to date. */
    Connection openToWrite() throws SQLException {
        own();
        Connection connection = connect(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_size_limit = " + LOG_KEPT);
            statement.execute("PRAGMA max_page_count = " + maxBytes / pageSize(statement));
            migrations.apply(connection);
            identity = identity();
            return connection;
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }

    /** A connection that cannot write. */
    Connection openToRead() throws SQLException {
        return connect(true);
    }

    /** Moves the file and its logs out of the way; answers to where. */
    Path setAside(Instant now) throws IOException {
        Path damaged = Objects.requireNonNull(path, "memory is never set aside");
        Path aside = damaged.resolveSibling(damaged.getFileName() + ".corrupt-" + STAMP.format(now));
        Files.move(damaged, aside, StandardCopyOption.REPLACE_EXISTING);
        for (String log : List.of("-wal", "-shm")) {
            Files.deleteIfExists(Path.of(aside + log));
            Path beside = Path.of(damaged + log);
            if (Files.exists(beside)) {
                Files.move(beside, Path.of(aside + log));
            }
        }
        forgetOlder(damaged);
        return aside;
    }

    /** Whether the path still leads to the file that was opened: SQLite would go on with a removed one, and lose all of it. */
    boolean isStillThere() {
        return path == null || Objects.equals(identity, identity());
    }

    private @Nullable Object identity() {
        try {
            return path == null
                    ? null
                    : Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        } catch (IOException gone) {
            return null;
        }
    }

    /** The size on disk with its log; 0 in memory. */
    long bytes() {
        return path == null ? 0 : size(path) + size(Path.of(path + "-wal"));
    }

    /** Gives the file free for others. */
    void disown() {
        try {
            if (lock != null) {
                lock.channel().close();
                lock = null;
            }
        } catch (IOException harmless) {
            lock = null; // the process ends, and its locks with it
        }
    }

    private void own() throws SQLException {
        if (path == null || lock != null) {
            return;
        }
        try {
            Path directory = path.toAbsolutePath().getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
            if (!Files.exists(path)) {
                Files.createFile(
                        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            FileChannel channel =
                    FileChannel.open(Path.of(path + "-lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new Trouble.Refusal(Trouble.LOCKED, "another Vedette runs on " + path);
            }
        } catch (IOException denied) {
            throw new Trouble.Refusal(Trouble.READ_ONLY, denied.toString());
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException ourselves) {
            return null;
        }
    }

    private Connection connect(boolean reading) throws SQLException {
        if (!library.getAsBoolean()) {
            throw new Trouble.Refusal(Trouble.LIBRARY, "java.io.tmpdir is " + System.getProperty("java.io.tmpdir"));
        }
        var config = new SQLiteConfig();
        config.setJournalMode(path == null ? JournalMode.MEMORY : JournalMode.WAL);
        config.setSynchronous(SynchronousMode.NORMAL);
        config.setBusyTimeout((int) BUSY.toMillis());
        Connection connection = config.createConnection("jdbc:sqlite:" + (path == null ? ":memory:" : path));
        if (reading) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA query_only = 1");
            }
        }
        return connection;
    }

    private static long pageSize(Statement statement) throws SQLException {
        try (var rows = statement.executeQuery("PRAGMA page_size")) {
            return rows.getLong(1);
        }
    }

    /** A disk that damages one file after the other must not be filled with them. */
    private static void forgetOlder(Path damaged) throws IOException {
        Path directory = damaged.toAbsolutePath().getParent();
        if (directory == null) {
            return;
        }
        String prefix = damaged.getFileName() + ".corrupt-";
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> older = files.filter(
                            file -> file.getFileName().toString().startsWith(prefix)
                                    && file.getFileName().toString().endsWith("Z"))
                    .sorted(Comparator.reverseOrder())
                    .skip(ASIDE_KEPT)
                    .toList();
            for (Path file : older) {
                Files.deleteIfExists(file);
                Files.deleteIfExists(Path.of(file + "-wal"));
                Files.deleteIfExists(Path.of(file + "-shm"));
            }
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException absent) {
            return 0;
        }
    }
}
