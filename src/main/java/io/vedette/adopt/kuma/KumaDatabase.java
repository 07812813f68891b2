package io.vedette.adopt.kuma;

import io.vedette.config.document.Node;
import io.vedette.config.document.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sqlite.SQLiteConfig;

/** Uptime Kuma's database, read in the shape of its backup files. It is opened to read only; one that nobody uses is not touched at all. */
final class KumaDatabase {
    private static final byte[] MAGIC = "SQLite format 3".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_ROWS = 100_000;
    private static final Duration BUSY = Duration.ofSeconds(2);

    private final Connection connection;
    private final Place place;

    private KumaDatabase(Connection connection, Place place) {
        this.connection = connection;
        this.place = place;
    }

    /** Whether a file is a database at all. */
    static boolean isOne(Path file) {
        try (InputStream input = Files.newInputStream(file)) {
            return Arrays.equals(input.readNBytes(MAGIC.length), MAGIC);
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** @throws IOException if it is no database of Uptime Kuma's */
    static Node.Mapping read(Path file) throws IOException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout((int) BUSY.toMillis());
        try (Connection connection = config.createConnection(url(file))) {
            return new KumaDatabase(connection, Place.whole(file.toString())).backup();
        } catch (SQLException unreadable) {
            throw new IOException("is no database of Uptime Kuma's: " + unreadable.getMessage(), unreadable);
        }
    }

    /** Without a journal nobody has it open, and no file need be made beside it. */
    private static String url(Path file) {
        Path whole = file.toAbsolutePath();
        boolean used = Files.exists(whole.resolveSibling(whole.getFileName() + "-wal"));
        return "jdbc:sqlite:" + whole.toUri() + (used ? "?mode=ro" : "?immutable=1");
    }

    private Node.Mapping backup() throws SQLException {
        List<Node.Entry> lists = new ArrayList<>();
        lists.add(list("monitorList", "SELECT * FROM monitor ORDER BY id"));
        lists.add(list("notificationList", "SELECT * FROM notification ORDER BY id"));
        lists.add(list("proxyList", "SELECT * FROM proxy ORDER BY id"));
        lists.add(list("monitorNotifications", "SELECT monitor_id, notification_id FROM monitor_notification"));
        lists.add(list(
                "monitorTags",
                "SELECT monitor_id, name, value FROM monitor_tag JOIN tag ON tag.id = monitor_tag.tag_id"));
        lists.add(list("settings", "SELECT key, value FROM setting WHERE key = 'serverTimezone'"));
        if (has("maintenance")) {
            lists.add(list("maintenanceList", "SELECT * FROM maintenance ORDER BY id"));
            lists.add(list("monitorMaintenance", "SELECT monitor_id, maintenance_id FROM monitor_maintenance"));
        }
        return new Node.Mapping(place, lists);
    }

    private boolean has(String table) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?")) {
            select.setString(1, table);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    private Node.Entry list(String name, String query) throws SQLException {
        List<Node.Item> items = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(query + " LIMIT " + (MOST_ROWS + 1));
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                items.add(new Node.Item(items.size(), row(rows)));
            }
            if (items.size() > MOST_ROWS) {
                throw new SQLException(name + " has more than " + MOST_ROWS + " rows");
            }
        }
        return new Node.Entry(name, place, new Node.Sequence(place, items));
    }

    private Node.Mapping row(ResultSet rows) throws SQLException {
        List<Node.Entry> entries = new ArrayList<>();
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
            String value = rows.getString(column);
            if (value != null) {
                String name = KumaNames.ofColumn(rows.getMetaData().getColumnLabel(column));
                entries.add(new Node.Entry(name, place, new Node.Scalar(place, value, true)));
            }
        }
        return new Node.Mapping(place, entries);
    }
}
