package io.vedette.adopt.kuma;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.adopt.Adoption;
import io.vedette.adopt.Imported;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KumaDatabaseTest {
    /** The tables that an import reads, with the columns that matter, as version 2 makes them. */
    private static final String SCHEMA = """
            CREATE TABLE monitor (id INTEGER PRIMARY KEY, name VARCHAR(150), active BOOLEAN DEFAULT 1, interval INTEGER DEFAULT 20, url TEXT, type VARCHAR(20),
              hostname VARCHAR(255), port INTEGER, keyword VARCHAR(255), maxretries INTEGER DEFAULT 0, ignore_tls BOOLEAN DEFAULT 0, upside_down BOOLEAN DEFAULT 0,
              maxredirects INTEGER DEFAULT 10, accepted_statuscodes_json TEXT DEFAULT '["200-299"]', dns_resolve_type VARCHAR(5), dns_resolve_server VARCHAR(255),
              retry_interval INTEGER DEFAULT 0, push_token VARCHAR(20), method TEXT DEFAULT 'GET', body TEXT, headers TEXT, basic_auth_user TEXT, basic_auth_pass TEXT,
              proxy_id INTEGER, expiry_notification BOOLEAN DEFAULT 1, auth_method VARCHAR(250), resend_interval INTEGER DEFAULT 0, packet_size INTEGER DEFAULT 56,
              http_body_encoding VARCHAR(25), parent INTEGER, timeout DOUBLE DEFAULT 0, json_path TEXT, expected_value VARCHAR(255), conditions TEXT DEFAULT '[]');
            CREATE TABLE notification (id INTEGER PRIMARY KEY, name VARCHAR(255), active BOOLEAN DEFAULT 1, user_id INTEGER, is_default BOOLEAN DEFAULT 0, config TEXT);
            CREATE TABLE monitor_notification (id INTEGER PRIMARY KEY, monitor_id INTEGER, notification_id INTEGER);
            CREATE TABLE tag (id INTEGER PRIMARY KEY, name VARCHAR(255), color VARCHAR(255));
            CREATE TABLE monitor_tag (id INTEGER PRIMARY KEY, monitor_id INTEGER, tag_id INTEGER, value TEXT);
            CREATE TABLE proxy (id INTEGER PRIMARY KEY, protocol VARCHAR(10), host VARCHAR(255), port SMALLINT, auth BOOLEAN, username VARCHAR(255), password VARCHAR(255));
            CREATE TABLE setting (id INTEGER PRIMARY KEY, key VARCHAR(200), value TEXT, type VARCHAR(20));
            CREATE TABLE maintenance (id INTEGER PRIMARY KEY, title VARCHAR(150), description TEXT, active BOOLEAN DEFAULT 1, strategy VARCHAR(50), start_date DATETIME,
              end_date DATETIME, start_time TIME, end_time TIME, weekdays VARCHAR(250) DEFAULT '[]', days_of_month TEXT DEFAULT '[]', interval_day INTEGER, cron TEXT,
              timezone VARCHAR(255), duration INTEGER);
            CREATE TABLE monitor_maintenance (id INTEGER PRIMARY KEY, monitor_id INTEGER, maintenance_id INTEGER);
            """;

    @TempDir
    private Path directory = Path.of("");

    private Imported imported(String... statements) throws SQLException {
        Path file = directory.resolve("kuma.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("PRAGMA journal_mode = WAL");
            statement.executeUpdate(SCHEMA);
            for (String one : statements) {
                statement.executeUpdate(one);
            }
        }
        return Imported.of(UptimeKuma.adopt(file));
    }

    @Test
    void moreRowsThanAreReadAreRefusedInsteadOfLost() throws SQLException, IOException {
        Path file = directory.resolve("kuma.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(SCHEMA);
            statement.executeUpdate("""
                    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100001)
                    INSERT INTO monitor_notification SELECT i, 1, 1 FROM n""");
        }

        assertThat(UptimeKuma.adopt(file))
                .isInstanceOfSatisfying(Adoption.Unreadable.class, unreadable -> assertThat(unreadable.problems())
                        .singleElement()
                        .asString()
                        .contains("more than 100000 rows"));
    }

    @Test
    void monitorsTagsGroupsAndNotificationsComeFromTheDatabase() throws SQLException, IOException {
        Imported imported = imported(
                "INSERT INTO monitor (id, name, type) VALUES (1, 'Core', 'group')",
                "INSERT INTO monitor (id, name, type, url, interval, timeout, accepted_statuscodes_json, parent) VALUES (2, 'Shop', 'http', 'https://a.example.org', 30, 24, '[\"200-299\",\"404\"]', 1)",
                "INSERT INTO monitor (id, name, type, hostname, port) VALUES (3, 'DB', 'port', 'db.example.org', 5432)",
                "INSERT INTO tag VALUES (1, 'team', '#fff')",
                "INSERT INTO monitor_tag VALUES (1, 2, 1, 'web')",
                "INSERT INTO notification (id, name, config) VALUES (5, 'Chat', '{\"type\":\"discord\",\"discordWebhookUrl\":\"https://discord.com/api/webhooks/1/verysecret\"}')",
                "INSERT INTO monitor_notification VALUES (1, 2, 5)",
                "INSERT INTO monitor_notification VALUES (2, 3, 5)");

        assertThat(imported.losses()).isEmpty();
        assertThat(imported.yaml()).doesNotContain("verysecret").contains("""
                services:
                  - name: Shop
                    labels:
                      group: Core
                      team: web
                    endpoints:
                      - url: https://a.example.org
                        redirects: 10
                        expect:
                          status: [2xx, 404]
                        degraded:
                          certificate: "> 21d"
                        name: Shop
                        interval: 30s
                        timeout: 24s
                  - name: DB
                """);
        assertThat(imported.services()).containsExactly("Shop", "DB");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("kuma.db");
        }
    }

    @Test
    void maintenanceComesOver() throws SQLException {
        Imported imported = imported(
                "INSERT INTO monitor (id, name, type, hostname, port) VALUES (3, 'DB', 'port', 'db.example.org', 5432)",
                "INSERT INTO setting VALUES (1, 'serverTimezone', '\"Europe/Berlin\"', 'general')",
                "INSERT INTO maintenance (id, title, strategy, start_date, end_date, timezone) VALUES (1, 'Move', 'single', '2027-03-27 22:00:00', '2027-03-28 04:00:00', 'SAME_AS_SERVER')",
                "INSERT INTO maintenance (id, title, strategy, start_time, end_time, weekdays, timezone) VALUES (2, 'Nights', 'recurring-weekday', '23:00:00', '01:30:00', '[1,0]', 'America/New_York')",
                "INSERT INTO maintenance (id, title, strategy, cron, duration) VALUES (3, 'Vacuum', 'cron', '0 3 1 * *', 7200)",
                "INSERT INTO maintenance (id, title, strategy, start_time, end_time, days_of_month) VALUES (4, 'Patches', 'recurring-day-of-month', '04:00', '05:00', '[1,15]')",
                "INSERT INTO maintenance (id, title, strategy) VALUES (5, 'Now', 'manual')",
                "INSERT INTO monitor_maintenance (monitor_id, maintenance_id) VALUES (3, 1), (3, 2), (3, 3), (3, 4), (3, 5)");

        assertThat(imported.losses()).singleElement().asString().contains("maintenance.Now");
        assertThat(imported.yaml())
                .contains(
                        "from: 2027-03-27 22:00",
                        "days: [mon, sun]",
                        "for: 2h30m",
                        "cron: \"0 3 1 * *\"",
                        "cron: \"0 4 1,15 * *\"")
                .contains("time_zone: Europe/Berlin", "time_zone: America/New_York");
        assertThat(imported.configuration().services()).hasSize(1);
    }

    @Test
    void columnsAreCalledAsInABackup() {
        assertThat(List.of(
                                "accepted_statuscodes_json",
                                "ignore_tls",
                                "dns_resolve_type",
                                "basic_auth_user",
                                "json_path_operator",
                                "name",
                                "ip_family")
                        .stream()
                        .map(KumaNames::ofColumn))
                .containsExactly(
                        "accepted_statuscodes",
                        "ignoreTls",
                        "dns_resolve_type",
                        "basic_auth_user",
                        "jsonPathOperator",
                        "name",
                        "ipFamily");
    }
}
