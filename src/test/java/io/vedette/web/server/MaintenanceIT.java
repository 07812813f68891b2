package io.vedette.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.maintenance.Concerned;
import io.vedette.maintenance.MaintenanceWindow;
import io.vedette.maintenance.When;
import io.vedette.web.Snapshots;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(Lifecycle.PER_CLASS)
final class MaintenanceIT {
    private static final String PATH = "/api/v1/maintenance";
    private ServerFixture server;

    @BeforeAll
    void start() {
        server = new ServerFixture();
        server.daemon.with(Snapshots.down("checkout"), Snapshots.up("shop"));
        server.daemon.windows.configure(List.of(new MaintenanceWindow(
                "nightly",
                new Concerned.Named(Set.of("shop")),
                new When.Once(Snapshots.NOW.plusSeconds(60), Snapshots.NOW.plusSeconds(120)),
                "vacuum",
                null)));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private HttpResponse<String> post(String body) {
        return server.post(PATH, body);
    }

    @Test
    void maintenanceIsOpenedShownAtItsServicesListedAndEnded() {
        var opened = post("""
                {"services": ["checkout"], "duration_seconds": 3600, "author": "ada", "reason": "moves the database"}""");
        var window = new JsonObject(opened.body());

        assertThat(opened.statusCode()).isEqualTo(201);
        assertThat(opened.headers().firstValue("Location")).contains(PATH + "/" + window.getString("id"));
        assertThat(window.getString("state")).isEqualTo("active");
        assertThat(window.getJsonArray("covers")).containsExactly("checkout");
        assertThat(maintenanceOf("checkout").getString("reason")).isEqualTo("moves the database");
        assertThat(maintenanceOf("checkout").getString("author")).isEqualTo("ada");
        assertThat(new JsonObject(server.get("/api/v1/services/shop").body()).getValue("maintenance"))
                .isNull();
        assertThat(server.get(PATH).body()).contains(window.getString("id"), "nightly");

        var ended = server.send(
                server.asOperator(PATH + "/" + window.getString("id")).DELETE());

        assertThat(ended.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(ended.body()).getString("state")).isEqualTo("expired");
    }

    private JsonObject maintenanceOf(String service) {
        return new JsonObject(server.get("/api/v1/services/" + service).body()).getJsonObject("maintenance");
    }

    @Test
    void whatTheConfigurationSaysIsNotEndedHere() {
        var answer = server.send(server.asOperator(PATH + "/nightly").DELETE());

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("one of the configuration");
        assertThat(server.send(server.asOperator(PATH + "/nothing").DELETE()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void onlyAnOperatorOpensOrEndsIt() {
        var viewer = "Bearer " + ServerFixture.VIEWER;

        assertThat(server.send(server.to(PATH).POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(401);
        assertThat(server.send(server.to(PATH).header("Authorization", viewer).POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.send(server.to(PATH + "/nightly")
                                .header("Authorization", viewer)
                                .DELETE())
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '⇒',
            quoteCharacter = '`',
            value = {
                "\"services\": [] ⇒ /services ⇒ expected 1 to 1000 names",
                "\"services\": [\"chekout\"] ⇒ /services ⇒ there is no service \"chekout\". Did you mean \"checkout\"?",
                "\"services\": [7] ⇒ /services ⇒ expected a string",
                "\"services\": null ⇒ /services ⇒ expected either services by name, or match",
                "\"match\": {} ⇒ /services ⇒ expected either services by name, or match",
                "\"services\": null, \"match\": 7 ⇒ /match ⇒ expected an object",
                "\"services\": null, \"match\": {\"team\": 7} ⇒ /match ⇒ expected a string",
                "\"duration_seconds\": 604801 ⇒ /duration_seconds ⇒ expected a number of seconds from 1 to 604800",
                "\"duration_seconds\": null ⇒ /ends_at ⇒ expected either an end or duration_seconds: maintenance must end",
                "\"author\": null ⇒ /author ⇒ is missing",
                "\"reason\": \" \" ⇒ /reason ⇒ expected 1 to 1000 characters",
                "\"service\": \"x\" ⇒ /service ⇒ is not known here. Did you mean \"services\"?",
            })
    void everyFaultOfAWishIsNamed(String member, String pointer, String detail) {
        var wish = new JsonObject()
                .put("services", new JsonArray().add("checkout"))
                .put("duration_seconds", 60)
                .put("author", "ada")
                .put("reason", "moves");
        var answer = post(wish.mergeIn(new JsonObject("{" + member + "}")).encode());

        assertThat(answer.statusCode()).isEqualTo(422);
        var error = new JsonObject(answer.body()).getJsonArray("errors").getJsonObject(0);
        assertThat(error.getString("pointer")).isEqualTo(pointer);
        assertThat(error.getString("detail")).startsWith(detail);
    }
}
