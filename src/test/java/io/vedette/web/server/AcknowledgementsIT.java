package io.vedette.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.web.Snapshots;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class AcknowledgementsIT {
    private final ServerFixture server = new ServerFixture();
    private String path = "";

    @BeforeEach
    void somethingFires() {
        var down = Snapshots.down("checkout");
        server.daemon.with(down);
        path = "/api/v1/alerts/" + down.alerts().getFirst().episode() + "/acknowledge";
    }

    @AfterEach
    void close() {
        server.close();
    }

    private JsonObject shown() {
        return new JsonObject(server.get("/api/v1/alerts").body())
                .getJsonArray("alerts")
                .getJsonObject(0);
    }

    @Test
    void whoTakesAnAlertOverIsShownWithIt() {
        var answer = server.post(path, "{\"author\":\"anna\",\"note\":\"on it\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(shown().getJsonObject("acknowledged").getString("by")).isEqualTo("anna");
        assertThat(new JsonObject(answer.body())).isEqualTo(shown());
    }

    @Test
    void whatIsGivenBackIsNobodys() {
        server.post(path, "{\"author\":\"anna\"}");
        var answer = server.send(server.asOperator(path).DELETE());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(shown().getJsonObject("acknowledged")).isNull();
    }

    @Test
    void itTakesAnOperatorAndAName() {
        assertThat(server.send(server.to(path).POST(HttpRequest.BodyPublishers.ofString("{\"author\":\"anna\"}")))
                        .statusCode())
                .isEqualTo(401);
        assertThat(server.post(path, "{}").statusCode()).isEqualTo(422);
        assertThat(server.post(path, "{\"author\":7}").statusCode()).isEqualTo(422);
        assertThat(server.post(path, "[]").statusCode()).isEqualTo(400);
    }

    /** A misspelt member would be lost without a word, and a line break would forge a second line in a log. */
    @Test
    void whatIsNotKnownOrHasAControlCharacterIsRefusedAsByEveryForm() {
        var misspelt = server.post(path, "{\"author\":\"anna\",\"notes\":\"on it\"}");

        assertThat(misspelt.statusCode()).isEqualTo(422);
        assertThat(misspelt.body()).contains("/notes", "Did you mean");
        assertThat(server.post(path, "{\"author\":\"anna\\nroot\"}").statusCode())
                .isEqualTo(422);
        assertThat(server.post(path, "{\"author\":\"anna\",\"note\":\"on\\u0000it\"}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(shown().getJsonObject("acknowledged")).isNull();
        assertThat(server.post(path, "{\"author\":\"anna\",\"note\":\"\"}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatDoesNotFireIsNotFound() {
        assertThat(server.post("/api/v1/alerts/nowhere/acknowledge", "{\"author\":\"anna\"}")
                        .statusCode())
                .isEqualTo(404);
    }
}
