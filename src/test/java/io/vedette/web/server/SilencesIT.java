package io.vedette.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Held;
import io.vedette.web.Snapshots;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(Lifecycle.PER_CLASS)
final class SilencesIT {
    private static final String PATH = "/api/v1/silences";
    private ServerFixture server;

    @BeforeAll
    void start() {
        server = new ServerFixture();
        server.daemon.with(Snapshots.down("checkout"), Snapshots.up("shop"));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private HttpResponse<String> post(String body) {
        return server.post(PATH, body);
    }

    @Test
    void aSilenceIsMadeListedAndEnded() {
        var made = post("""
                {"matchers": ["service=\\"checkout\\"", "severity!=info, team=~\\"pay.*\\""],
                 "starts_at": "2026-11-21T11:00:00+01:00", "duration_seconds": 3600, "author": "ada", "reason": "moves"}""");
        var silence = new JsonObject(made.body());

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.headers().firstValue("Location")).contains(PATH + "/" + silence.getString("id"));
        assertThat(silence.getString("state")).isEqualTo("pending");
        assertThat(silence.getJsonArray("matchers"))
                .containsExactly("service=\"checkout\"", "severity!=\"info\"", "team=~\"pay.*\"");
        assertThat(silence.getString("ends_at")).isEqualTo("2026-11-21T11:00:00.000Z");
        assertThat(server.get(PATH).body()).contains(silence.getString("id"));
        assertThat(server.get(PATH + "?state=expired").body()).doesNotContain(silence.getString("id"));

        var ended = server.send(
                server.asOperator(PATH + "/" + silence.getString("id")).DELETE());

        assertThat(ended.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(ended.body()).getString("state")).isEqualTo("expired");
    }

    @Test
    void onlyAnOperatorMakesOrEndsOne() {
        var viewer = "Bearer " + ServerFixture.VIEWER;

        assertThat(server.send(server.to(PATH).POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(401);
        assertThat(server.send(server.to(PATH).header("Authorization", viewer).POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.send(server.to(PATH + "/s-0")
                                .header("Authorization", viewer)
                                .DELETE())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void whatIsNotThereCannotBeEnded() {
        assertThat(server.send(server.asOperator(PATH + "/nothing").DELETE()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aPreviewShowsWhatFiresAndWhichServicesMayMatch() {
        var preview = new JsonObject(server.get(PATH + "/preview?matcher=team%3Dpayments&matcher=severity%3Dcritical")
                .body());

        assertThat(preview.getJsonArray("alerts")).isEmpty(); // its alert has no team
        assertThat(preview.getJsonArray("services")).containsExactly("checkout", "shop");
        assertThat(new JsonObject(server.get(PATH + "/preview?matcher=service%3Dcheckout")
                                .body())
                        .getJsonArray("alerts"))
                .hasSize(1);
        assertThat(server.get(PATH + "/preview").statusCode()).isEqualTo(400);
        assertThat(server.get(PATH + "/preview?matcher=a%3D~%22(%22").statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '⇒',
            quoteCharacter = '`',
            value = {
                "\"matchers\": [] ⇒ /matchers ⇒ expected 1 to 20 matchers",
                "\"matchers\": [\"service\"] ⇒ /matchers ⇒ expected matchers such as",
                "\"matchers\": [\"a=~\\\"(\\\"\"] ⇒ /matchers ⇒ expected a regular expression",
                "\"matchers\": [\"team!=x\"] ⇒ /matchers ⇒ match what has no label at all",
                "\"matchers\": [7] ⇒ /matchers ⇒ expected a string",
                "\"duration_seconds\": 604801 ⇒ /duration_seconds ⇒ expected a number of seconds from 1 to 604800",
                "\"duration_seconds\": \"1h\" ⇒ /duration_seconds ⇒ expected a number",
                "\"ends_at\": \"2026-12-01T00:00:00Z\" ⇒ /ends_at ⇒ expected either an end or duration_seconds",
                "\"duration_seconds\": null ⇒ /ends_at ⇒ expected either an end or duration_seconds",
                "\"duration_seconds\": null, \"ends_at\": \"2026-11-21T09:30:00Z\" ⇒ /ends_at ⇒ expected an end after its start",
                "\"duration_seconds\": null, \"ends_at\": \"2026-11-29T09:30:00Z\" ⇒ /ends_at ⇒ expected an end at most 7 days",
                "\"duration_seconds\": null, \"ends_at\": \"soon\" ⇒ /ends_at ⇒ expected a time such as",
                "\"starts_at\": \"2300-01-01T00:00:00Z\" ⇒ /starts_at ⇒ expected a start within 10 years",
                "\"author\": \" \" ⇒ /author ⇒ expected 1 to 200 characters",
                "\"reason\": null ⇒ /reason ⇒ is missing",
                "\"comment\": \"x\" ⇒ /comment ⇒ is not known here.",
            })
    void everyFaultOfAWishIsNamed(String member, String pointer, String detail) {
        var wish = new JsonObject()
                .put("matchers", new JsonArray().add("service=checkout"))
                .put("duration_seconds", 60)
                .put("author", "ada")
                .put("reason", "moves");
        var answer = post(wish.mergeIn(new JsonObject("{" + member + "}")).encode());

        assertThat(answer.statusCode()).isEqualTo(422);
        var error = new JsonObject(answer.body()).getJsonArray("errors").getJsonObject(0);
        assertThat(error.getString("pointer")).isEqualTo(pointer);
        assertThat(error.getString("detail")).startsWith(detail);
    }

    @Test
    void whatVedetteTellsOfItselfIsShownThoughItIsNoServiceOfAnybody() {
        server.daemon.ours.add(Snapshots.alert("vedette"));

        var all = new JsonObject(server.get("/api/v1/alerts").body()).getJsonArray("alerts");
        var itself = new JsonObject(server.get("/api/v1/alerts?service=vedette").body()).getJsonArray("alerts");
        var others =
                new JsonObject(server.get("/api/v1/alerts?service=checkout").body()).getJsonArray("alerts");
        var page = new JsonObject(server.get("/api/v1/services").body()).getJsonArray("daemon_alerts");
        server.daemon.ours.clear();

        assertThat(all).hasSize(2);
        assertThat(itself).hasSize(1);
        assertThat(others).hasSize(1);
        assertThat(page).singleElement().satisfies(alert -> assertThat(((JsonObject) alert).getString("summary"))
                .startsWith("vedette/node-1"));
    }

    @Test
    void anAlertSaysWhyNobodyIsToldOfIt() {
        var alert = Snapshots.alert("checkout");
        server.daemon.held.put(alert.episode(), new Held.Silenced("s-7", "ada", "moves", Snapshots.NOW));

        var held = new JsonObject(server.get("/api/v1/alerts").body())
                .getJsonArray("alerts")
                .getJsonObject(0)
                .getJsonObject("held");

        assertThat(held)
                .isEqualTo(new JsonObject()
                        .put("state", "silenced")
                        .put("reason", "silenced by ada: moves")
                        .put("until", "2026-11-21T09:30:00.250Z")
                        .put("silence", "s-7"));
    }
}
