package io.vedette.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A whole and compact copy of a database, made while a daemon writes to it. Blocks: for a command, never for an event loop. */
public final class Backup {
    private Backup() {}

    /** What came of it. */
    public sealed interface Made {
        record Done(long bytes) implements Made {}

        /** Nothing was left behind at the place where it should have been. */
        record Failed(String why) implements Made {}
    }

    /** Copies {@code database} to {@code copy}, which must not be there yet, and looks whether the copy is sound before it gets its name. */
    public static Made of(Path database, Path copy) {
        if (!Files.isReadable(database)) {
            return new Made.Failed(database + " cannot be read, or is not there");
        }
        if (Files.exists(copy)) {
            return new Made.Failed(copy + " is there already");
        }
        Path partial = copy.resolveSibling(copy.getFileName() + ".partial");
        try {
            Files.deleteIfExists(partial);
            Files.createFile(
                    partial, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            String unsound = written(database, partial);
            if (!unsound.equals("ok")) {
                Files.delete(partial);
                return new Made.Failed("the copy is not sound: " + unsound);
            }
            Files.move(partial, copy, StandardCopyOption.ATOMIC_MOVE);
            return new Made.Done(Files.size(copy));
        } catch (IOException | SQLException failed) {
            return new Made.Failed(failed.toString());
        }
    }

    private static String written(Path database, Path partial) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database)) {
            try (var vacuum = connection.prepareStatement("VACUUM INTO ?")) {
                vacuum.setString(1, partial.toString());
                vacuum.execute();
            }
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + partial);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA quick_check(1)")) {
            return row.getString(1);
        }
    }
}
