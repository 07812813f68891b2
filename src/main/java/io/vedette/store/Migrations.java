package io.vedette.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The schema as its history: {@code migration/NN.sql} for each number, applied once, in the order of the numbers, each in a transaction of its own. A number that
 * was released is never changed. {@code user_version} is the highest that was applied.
 */
final class Migrations {
    private static final int HIGHEST = 99;

    private final SortedMap<Integer, String> scripts;

    private Migrations(SortedMap<Integer, String> scripts) {
        this.scripts = scripts;
    }

    /** All that this program knows. */
    static Migrations known() {
        var scripts = new TreeMap<Integer, String>();
        for (int number = 1; number <= HIGHEST; number++) {
            String script = script(number);
            if (script != null) {
                scripts.put(number, script);
            }
        }
        return new Migrations(Collections.unmodifiableSortedMap(scripts));
    }

    /** Those up to {@code number}: what an earlier program knew. */
    Migrations upTo(int number) {
        return new Migrations(scripts.headMap(number + 1));
    }

    SortedSet<Integer> numbers() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(scripts.keySet()));
    }

    /**
     * Brings the database up to date.
     *
     * @throws Trouble.Refusal if it was written by a newer program
     */
    void apply(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY) STRICT");
            SortedSet<Integer> applied = applied(statement);
            if (!scripts.keySet().containsAll(applied)) {
                throw new Trouble.Refusal(
                        Trouble.NEWER, "it has schema " + applied.last() + ", this Vedette knows " + scripts.lastKey());
            }
            for (int number : scripts.keySet()) {
                if (!applied.contains(number)) {
                    apply(number, statement);
                }
            }
        }
    }

    private void apply(int number, Statement statement) throws SQLException {
        statement.execute("BEGIN IMMEDIATE");
        try {
            statement.executeUpdate(scripts.get(number));
            statement.execute("INSERT INTO migration VALUES (" + number + ")");
            statement.execute("PRAGMA user_version = " + number);
            statement.execute("COMMIT");
        } catch (SQLException failed) {
            statement.execute("ROLLBACK");
            throw failed;
        }
    }

    private static SortedSet<Integer> applied(Statement statement) throws SQLException {
        var numbers = new TreeSet<Integer>();
        try (ResultSet rows = statement.executeQuery("SELECT number FROM migration")) {
            while (rows.next()) {
                numbers.add(rows.getInt(1));
            }
        }
        return numbers;
    }

    private static @Nullable String script(int number) {
        String name = "migration/%02d.sql".formatted(number);
        try (InputStream text = Migrations.class.getResourceAsStream(name)) {
            return text == null ? null : new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(name + " cannot be read from our own jar", unreadable);
        }
    }
}
