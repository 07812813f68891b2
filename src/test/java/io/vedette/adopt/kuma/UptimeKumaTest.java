package io.vedette.adopt.kuma;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.adopt.Adoption;
import io.vedette.adopt.Imported;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UptimeKumaTest {
    /** What a backup says of every monitor, whatever its type. */
    private static final JsonObject USUAL = new JsonObject("""
            { "id": 1, "name": "Shop", "description": null, "parent": null, "url": "https://", "method": "GET", "hostname": null, "port": null,
              "maxretries": 0, "weight": 2000, "active": true, "timeout": 48, "interval": 60, "retryInterval": 60, "resendInterval": 0, "keyword": null,
              "invertKeyword": false, "expiryNotification": false, "ignoreTls": false, "upsideDown": false, "packetSize": 56, "maxredirects": 10,
              "accepted_statuscodes": ["200-299"], "dns_resolve_type": "A", "dns_resolve_server": "1.1.1.1", "proxyId": null, "notificationIDList": {},
              "tags": [], "mqttTopic": "", "databaseQuery": null, "authMethod": null, "grpcUrl": null, "httpBodyEncoding": "json", "jsonPath": null,
              "headers": null, "body": null, "basic_auth_user": null, "basic_auth_pass": null, "pushToken": null }
            """);

    @TempDir
    private Path directory = Path.of("");

    private Imported imported(JsonObject backup) throws IOException {
        return Imported.of(
                UptimeKuma.adopt(Files.writeString(directory.resolve("backup.json"), backup.encodePrettily())));
    }

    private static JsonObject backup(JsonObject... monitors) {
        JsonArray list = new JsonArray();
        for (JsonObject monitor : monitors) {
            list.add(USUAL.copy().mergeIn(monitor));
        }
        return new JsonObject()
                .put("version", "1.23.16")
                .put("notificationList", new JsonArray())
                .put("monitorList", list);
    }

    private static JsonObject notification(int id, JsonObject config) {
        return new JsonObject()
                .put("id", id)
                .put("name", "way " + id)
                .put("active", true)
                .put("isDefault", false)
                .put("config", config.encode());
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "{'type':'http','url':'https://a.example.org/health'}                                     => - url: https://a.example.org/health",
                "{'type':'http','url':'https://a.example.org','accepted_statuscodes':['200-299','404']}   => status: [2xx, 404]",
                "{'type':'http','url':'https://a.example.org','maxredirects':3}                           => redirects: 3",
                "{'type':'http','url':'https://a.example.org','ignoreTls':true}                           => insecure_skip_verify: true",
                "{'type':'http','url':'https://a.example.org','expiryNotification':true}                  => certificate: \"> 21d\"",
                "{'type':'http','url':'https://a.example.org','interval':20,'timeout':16}                 => interval: 20s",
                "{'type':'http','url':'https://a.example.org','interval':20,'timeout':16}                 => timeout: 16s",
                "{'type':'http','url':'https://a.example.org','method':'POST','body':'{}'}                => Content-Type: application/json",
                "{'type':'http','url':'https://a.example.org','headers':'{\\'X-Env\\': \\'eu\\'}'}        => X-Env: eu",
                "{'type':'keyword','url':'https://a.example.org','keyword':'all well'}                    => body: all well",
                "{'type':'keyword','url':'https://a.example.org','keyword':'error','invertKeyword':true}  => cel: \"!body.contains(\\\"error\\\")\"",
                "{'type':'json-query','url':'https://a.example.org','jsonPath':'$.a.b[0]','expectedValue':'5'} => /a/b/0: 5",
                "{'type':'json-query','url':'https://a.example.org','jsonPath':'state','expectedValue':'ok','jsonPathOperator':'contains'} => /state: \"~ ok\"",
                "{'type':'port','hostname':'db.example.org','port':5432}                                  => - url: tcp://db.example.org:5432",
                "{'type':'ping','hostname':'router.example.org'}                                          => - url: icmp://router.example.org",
                "{'type':'dns','hostname':'example.org','port':53,'dns_resolve_type':'MX'}                => - url: \"dns://1.1.1.1/example.org?type=MX\"",
                "{'type':'push','pushToken':'0123456789abcdef','interval':3600}                           => every: 1h",
                "{'type':'push','pushToken':'0123456789abcdef','interval':3600}                           => - url: heartbeat://Shop",
                "{'type':'smtp','hostname':'mail.example.org','port':587,'smtpSecurity':'starttls'}       => starttls: required",
                "{'type':'websocket-upgrade','url':'wss://a.example.org/feed','wsSubprotocol':'mqtt'}     => subprotocol: mqtt",
                "{'type':'grpc-keyword','grpcUrl':'a.example.org:50051','grpcServiceName':'Health','grpcMethod':'check','keyword':'SERVING'} => - url: grpc://a.example.org:50051",
                "{'type':'postgres','databaseConnectionString':'postgres://u:p@db.example.org:5432/shop','databaseQuery':'select 1'} => - url: postgres://db.example.org:5432/shop",
                "{'type':'redis','databaseConnectionString':'redis://:p@cache.example.org:6379'}          => password: \"${file:shop_password}\"",
                "{'type':'redis','databaseConnectionString':'rediss://cache.example.org','ignoreTls':true} => insecure_skip_verify: true",
                "{'type':'postgres','databaseConnectionString':'postgres://u:p@h.example.org/shop?sslmode=disable'} => starttls: never",
                "{'type':'postgres','databaseConnectionString':'postgres://u:p@h.example.org/shop?sslmode=require'} => starttls: required",
            })
    void aMonitorIsAnEndpoint(String monitor, String line) throws IOException {
        Imported imported = imported(
                backup(new JsonObject(monitor.strip().replace("\\'", "\\\"").replace('\'', '"'))));

        assertThat(imported.losses()).isEmpty();
        assertThat(imported.yaml().lines().map(String::strip)).contains(line.strip());
        assertThat(imported.services()).containsExactly("Shop");
    }

    /** A server with a self-signed certificate would go down by the import, and nobody would know why. */
    @Test
    void aDatabaseThatWasAskedInPlainTextAndTakesTlsNowIsNoted() throws IOException {
        assertThat(notesOf("postgres", "postgres://u:p@db.example.org/shop"))
                .singleElement()
                .asString()
                .contains("sslmode", "plain text", "starttls: never");
        assertThat(notesOf("postgres", "postgres://u:p@db.example.org/shop?sslmode=require"))
                .isEmpty();
        assertThat(notesOf("postgres", "postgres://u:p@db.example.org/shop?sslmode=disable"))
                .isEmpty();
        assertThat(notesOf("redis", "redis://cache.example.org")).isEmpty();
    }

    private List<String> notesOf(String type, String url) throws IOException {
        return imported(backup(new JsonObject().put("type", type).put("databaseConnectionString", url)))
                .adopted()
                .notes()
                .stream()
                .filter(note -> note.contains("sslmode"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "{'type':'docker','docker_container':'x'}                                              => a monitor of the type docker",
                "{'type':'mysql','databaseConnectionString':'mysql://u:secret@h/d'}                    => a monitor of the type mysql",
                "{'type':'postgres','databaseConnectionString':'Server=h;Password=secret'}             => a monitor of the type postgres",
                "{'type':'grpc-keyword','grpcUrl':'h:1','grpcServiceName':'Shop','grpcMethod':'buy'}   => a monitor of the type grpc-keyword",
                "{'type':'http','url':'https://a.example.org','upsideDown':true}                       => upside down",
                "{'type':'http','url':'https://a.example.org','active':false}                          => paused",
                "{'type':'unheard-of'}                                                                 => a monitor of the type unheard-of",
            })
    void whatVedetteCannotProbeIsNamedAndNoService(String monitor, String found) throws IOException {
        Imported imported = imported(backup(new JsonObject(monitor.strip().replace('\'', '"'))));

        assertThat(imported.losses())
                .singleElement()
                .asString()
                .contains("monitor.Shop", found.strip())
                .doesNotContain("secret");
        assertThat(imported.services()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "{'type':'http','url':'https://a.example.org','maxretries':5}                          => maxretries: 5",
                "{'type':'http','url':'https://a.example.org','authMethod':'ntlm'}                     => authMethod: ",
                "{'type':'http','url':'https://a.example.org','domainExpiryNotification':true}         => domainExpiryNotification",
                "{'type':'json-query','url':'https://a.example.org','jsonPath':'$count(a)','expectedValue':'1'} => jsonPath: $count(a)",
                "{'type':'ping','hostname':'a.example.org','packetSize':1000}                          => packetSize: 1000",
                "{'type':'http','url':'https://a.example.org','cacheBust':true}                        => cacheBust: true",
                "{'type':'websocket-upgrade','url':'wss://a.example.org','wsIgnoreSecWebsocketAcceptHeader':true} => wsIgnoreSecWebsocketAcceptHeader: true",
                "{'type':'port','hostname':'a.example.org','port':443,'expectedTlsAlert':'certificate_required'} => expectedTlsAlert: certificate_required",
                "{'type':'postgres','databaseConnectionString':'postgres://u:p@h.example.org/shop?options=x'} => the option options",
                "{'type':'push','pushToken':'short'}                                                   => a token of 5 characters",
            })
    void whatAMonitorLosesIsNamed(String monitor, String found) throws IOException {
        Imported imported = imported(backup(new JsonObject(monitor.strip().replace('\'', '"'))));

        assertThat(imported.losses()).singleElement().asString().contains("monitor.Shop.", found.strip());
        assertThat(imported.services()).containsExactly("Shop");
    }

    @Test
    void groupsTagsAndNotificationsComeOver() throws IOException {
        JsonObject backup = backup(
                new JsonObject("{\"id\": 1, \"name\": \"Core\", \"type\": \"group\"}"),
                new JsonObject("""
                        { "id": 2, "name": "Shop", "type": "http", "url": "https://a.example.org", "parent": 1, "resendInterval": 10,
                          "tags": [{ "name": "team", "value": "web" }, { "name": "prod env", "value": "" }],
                          "notificationIDList": { "1": true, "2": true, "9": true } }"""),
                new JsonObject("""
                        { "id": 3, "name": "Blog", "type": "http", "url": "https://b.example.org", "notificationIDList": { "3": true } }"""));
        backup.getJsonArray("notificationList")
                .add(notification(
                        1,
                        new JsonObject()
                                .put("type", "telegram")
                                .put("telegramBotToken", "1:verysecret")
                                .put("telegramChatID", "-100")))
                .add(notification(
                        2,
                        new JsonObject()
                                .put("type", "smtp")
                                .put("smtpHost", "smtp.example.org")
                                .put("smtpPort", 587)
                                .put("smtpSecure", false)
                                .put("smtpUsername", "u")
                                .put("smtpPassword", "verysecret")
                                .put("smtpFrom", "\"Kuma\" <kuma@example.org>")
                                .put("smtpTo", "a@example.org, b@example.org")))
                .add(notification(
                        3,
                        new JsonObject()
                                .put("type", "discord")
                                .put("discordWebhookUrl", "https://discord.com/api/webhooks/1/verysecret")))
                .add(notification(
                        4, new JsonObject().put("type", "gotify").put("gotifyapplicationToken", "verysecret")));

        Imported imported = imported(backup);

        assertThat(imported.losses()).singleElement().asString().contains("notification[\"way 4\"]", "by gotify");
        assertThat(imported.yaml())
                .doesNotContain("verysecret")
                .contains("""
                  - name: Shop
                    labels:
                      group: Core
                      team: web
                      prod_env: true
                      alerting: way-1-way-2
                """, "repeat_interval: 10m", "from: kuma@example.org");
        assertThat(imported.configuration().receivers()).hasSize(2);
        assertThat(imported.needs())
                .containsExactlyInAnyOrder("file way_1_token", "file way_2_password", "file way_3_webhook");
    }

    @Test
    void whatANotificationLosesIsNamedAndNobodyInCopyIsForgotten() throws IOException {
        JsonObject backup = backup(new JsonObject("""
                { "type": "http", "url": "https://a.example.org", "notificationIDList": { "1": true, "2": true } }"""));
        backup.getJsonArray("notificationList")
                .add(notification(
                        1,
                        new JsonObject()
                                .put("type", "smtp")
                                .put("name", "way 1")
                                .put("isDefault", true)
                                .put("smtpHost", "smtp.example.org")
                                .put("smtpPort", 25)
                                .put("smtpSecure", false)
                                .put("smtpFrom", "kuma@example.org")
                                .put("smtpTo", "a@example.org")
                                .put("smtpCC", "b@example.org")
                                .put("smtpBCC", "c@example.org")
                                .put("smtpIgnoreTLSError", false)))
                .add(notification(
                        2,
                        new JsonObject()
                                .put("type", "webhook")
                                .put("webhookURL", "https://hooks.example.org/kuma")
                                .put("webhookContentType", "json")
                                .put("webhookAdditionalHeaders", "{\"Authorization\": \"verysecret\"}")));

        Imported imported = imported(backup);

        assertThat(imported.yaml()).contains("to: [\"a@example.org\", \"b@example.org\"]");
        assertThat(imported.losses())
                .hasSize(2)
                .anyMatch(loss -> loss.contains("notification[\"way 1\"].config.smtpBCC: c@example.org"))
                .anyMatch(loss -> loss.contains("notification[\"way 2\"].config.webhookAdditionalHeaders"))
                .noneMatch(loss -> loss.contains("verysecret"));
    }

    @Test
    void whomAGroupTellsIsToldOfItsMembersAndAPausedGroupPausesThem() throws IOException {
        JsonObject backup = backup(
                new JsonObject(
                        "{\"id\": 1, \"name\": \"Core\", \"type\": \"group\", \"notificationIDList\": { \"1\": true }}"),
                new JsonObject("{\"id\": 2, \"name\": \"Inner\", \"type\": \"group\", \"parent\": 1}"),
                new JsonObject("{\"id\": 3, \"name\": \"Old\", \"type\": \"group\", \"parent\": 1, \"active\": false}"),
                new JsonObject(
                        "{\"id\": 4, \"name\": \"Shop\", \"type\": \"http\", \"url\": \"https://a.example.org\", \"parent\": 2}"),
                new JsonObject(
                        "{\"id\": 5, \"name\": \"Blog\", \"type\": \"http\", \"url\": \"https://b.example.org\", \"parent\": 3}"));
        backup.getJsonArray("notificationList")
                .add(notification(
                        1,
                        new JsonObject()
                                .put("type", "discord")
                                .put("discordWebhookUrl", "https://discord.com/api/webhooks/1/verysecret")));
        backup.put("maintenanceList", new JsonArray().add(new JsonObject("""
                        { "id": 1, "title": "night", "strategy": "cron", "cron": "0 3 * * *", "duration": 3600 }""")))
                .put(
                        "monitorMaintenance",
                        new JsonArray().add(new JsonObject("{\"monitorId\": 1, \"maintenanceId\": 1}")));

        Imported imported = imported(backup);

        assertThat(imported.services()).containsExactly("Shop");
        assertThat(imported.losses()).singleElement().asString().contains("monitor.Blog", "paused");
        assertThat(imported.yaml()).contains("receiver: way-1", "services: [Shop]", "group: Inner");
        assertThat(imported.adopted().notes()).anyMatch(note -> note.contains("group"));
    }

    @Test
    void aProxyComesOver() throws IOException {
        JsonObject backup = backup(
                        new JsonObject("{\"type\": \"http\", \"url\": \"https://a.example.org\", \"proxyId\": 7}"))
                .put("proxyList", new JsonArray().add(new JsonObject("""
                        { "id": 7, "protocol": "http", "host": "proxy.example.org", "port": 3128, "auth": true, "username": "u", "password": "verysecret" }""")));

        Imported imported = imported(backup);

        assertThat(imported.yaml())
                .contains("url: http://proxy.example.org:3128", "username: u")
                .doesNotContain("verysecret");
        assertThat(imported.services()).containsExactly("Shop");
    }

    @Test
    void whatIsNoBackupIsSaid() throws IOException {
        assertThat(UptimeKuma.adopt(Files.writeString(directory.resolve("x.json"), "{\"a\": 1}")))
                .isInstanceOf(Adoption.Unreadable.class);
        assertThat(UptimeKuma.adopt(Files.writeString(directory.resolve("x.json"), "[1]")))
                .isInstanceOf(Adoption.Unreadable.class);
        assertThat(UptimeKuma.adopt(directory.resolve("none.json"))).isInstanceOf(Adoption.Unreadable.class);
        assertThat(UptimeKuma.adopt(Files.writeString(directory.resolve("x.db"), "SQLite format 3\0 and no more")))
                .isInstanceOf(Adoption.Unreadable.class);
    }
}
