package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SilenceCommandsIT {
    private static final JsonObject SILENCE = new JsonObject()
            .put("id", "s-1")
            .put("state", "active")
            .put("matchers", new JsonArray().add("service=\"checkout\""))
            .put("starts_at", "2026-11-21T09:30:00.000Z")
            .put("ends_at", "2026-11-21T11:30:00.000Z")
            .put("author", "ada")
            .put("reason", "moves the database");

    private final FakeApi api = new FakeApi();
    private final Shell shell = new Shell().with("VEDETTE_URL", api.url()).with("USER", "ada");

    SilenceCommandsIT() throws IOException {}

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void addSaysWhoAndWhyAndUntilWhen() {
        api.answer("POST /api/v1/silences", 201, SILENCE.encode());

        assertThat(shell.run("silence", "add", "service=\"checkout\"", "--for", "2h", "--reason", "moves the database"))
                .isZero();
        assertThat(shell.out()).isEqualTo("silenced until 2026-11-21 11:30:00: silence s-1\n");
        assertThat(new JsonObject(api.requests.getLast().body()))
                .isEqualTo(new JsonObject()
                        .put("matchers", new JsonArray().add("service=\"checkout\""))
                        .put("author", "ada")
                        .put("reason", "moves the database")
                        .put("duration_seconds", 7200));
    }

    @Test
    void aSilenceWithoutAnEndOrAReasonIsNotEvenAskedFor() {
        assertThat(shell.run("silence", "add", "a=b", "--reason", "x")).isEqualTo(2);
        assertThat(shell.run("silence", "add", "a=b", "--for", "1h")).isEqualTo(2);
        assertThat(shell.run("silence", "add", "a=b", "--for", "1h", "--until", "x", "--reason", "x"))
                .isEqualTo(2);
        assertThat(api.requests).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"silence list", "silence"})
    void listShowsThemAsATableWhetherTheWordIsSaidOrNot(String words) {
        api.list("silences", SILENCE);

        assertThat(shell.run(words.split(" "))).isZero();
        assertThat(shell.out()).isEqualTo("""
                ID   STATE   MATCHERS            FROM                 UNTIL                AUTHOR  REASON
                s-1  active  service="checkout"  2026-11-21 09:30:00  2026-11-21 11:30:00  ada     moves the database
                """);
    }

    @Test
    void theNounAloneTakesTheOptionsOfAList() {
        api.answer("GET /api/v1/silences?state=expired", 200, "{\"silences\":[]}");

        assertThat(shell.run("silence", "--json", "--expired")).isZero();
        assertThat(shell.out()).isEqualTo("{\"silences\":[]}\n");
    }

    @Test
    void expireEndsOneAndARefusalIsSaid() {
        api.answer("DELETE /api/v1/silences/s-1", 200, SILENCE.encode());
        api.problem("DELETE /api/v1/silences/s-2", 404, "There is no silence \"s-2\".");

        assertThat(shell.run("silence", "expire", "s-1")).isZero();
        assertThat(shell.out()).isEqualTo("silence s-1 is over\n");
        assertThat(shell.run("silence", "expire", "s-2")).isEqualTo(69);
        assertThat(shell.err()).contains("There is no silence \"s-2\".");
    }

    @Test
    void previewShowsAlertsAndServices() {
        api.answer(
                "GET /api/v1/silences/preview?matcher=service%3D%22checkout%22&matcher=a%21%3Db",
                200,
                new JsonObject()
                        .put("alerts", new JsonArray())
                        .put("services", new JsonArray().add("checkout").add("cart"))
                        .encode());

        assertThat(shell.run("silence", "preview", "service=\"checkout\"", "a!=b"))
                .isZero();
        assertThat(shell.out()).isEqualTo("""
                No alert that fires now.
                Services whose alerts it may match: checkout, cart
                """);
    }
}
