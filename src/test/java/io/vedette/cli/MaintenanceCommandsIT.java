package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MaintenanceCommandsIT {
    private static final JsonObject WINDOW = new JsonObject()
            .put("id", "m-1")
            .put("source", "api")
            .put("state", "active")
            .put("services", new JsonArray().add("cart").add("checkout"))
            .put("match", null)
            .put("starts_at", "2026-11-21T09:30:00.000Z")
            .put("ends_at", "2026-11-21T11:30:00.000Z")
            .put("author", "ada")
            .put("reason", "moves the database");

    private final FakeApi api = new FakeApi();
    private final Shell shell = new Shell().with("VEDETTE_URL", api.url()).with("USER", "ada");

    MaintenanceCommandsIT() throws IOException {}

    @AfterEach
    void close() {
        api.close();
    }

    private JsonObject asked() {
        return new JsonObject(api.requests.getLast().body());
    }

    @Test
    void addSaysWhatAndWhoAndWhyAndUntilWhen() {
        var covered = WINDOW.copy().put("covers", new JsonArray().add("cart").add("checkout"));
        api.answer("POST /api/v1/maintenance", 201, covered.encode());

        assertThat(shell.run("maintenance", "add", "checkout", "cart", "--for", "2h", "--reason", "moves the database"))
                .isZero();
        assertThat(shell.out()).isEqualTo("2 services in maintenance until 2026-11-21 11:30:00: maintenance m-1\n");
        assertThat(asked())
                .isEqualTo(new JsonObject()
                        .put("author", "ada")
                        .put("reason", "moves the database")
                        .put("services", new JsonArray().add("checkout").add("cart"))
                        .put("duration_seconds", 7200));
    }

    @Test
    void servicesAreMatchedByTheirLabelsOrAllOfThem() {
        String[] rest = {"--until", "2026-11-21T11:30:00Z", "--from", "2026-11-21T09:30:00Z", "--reason", "patches"};
        api.answer("POST /api/v1/maintenance", 201, WINDOW.encode());
        api.answer("POST /api/v1/maintenance", 201, WINDOW.encode());

        assertThat(shell.run(with(rest, "maintenance", "add", "--match", "team=payments", "--match", "tier=2")))
                .isZero();
        assertThat(asked().getJsonObject("match"))
                .isEqualTo(new JsonObject().put("team", "payments").put("tier", "2"));
        assertThat(asked().getString("starts_at")).isEqualTo("2026-11-21T09:30:00Z");
        assertThat(shell.run(with(rest, "maintenance", "add", "--everything"))).isZero();
        assertThat(asked().getJsonObject("match")).isEqualTo(new JsonObject());
    }

    private static String[] with(String[] rest, String... first) {
        return Stream.concat(Stream.of(first), Stream.of(rest)).toArray(String[]::new);
    }

    @Test
    void maintenanceWithoutServicesAnEndOrAReasonIsNotEvenAskedFor() {
        assertThat(shell.run("maintenance", "add", "--for", "1h", "--reason", "x"))
                .isEqualTo(2);
        assertThat(shell.run("maintenance", "add", "a", "--reason", "x")).isEqualTo(2);
        assertThat(shell.run("maintenance", "add", "a", "--for", "1h")).isEqualTo(2);
        assertThat(shell.run("maintenance", "add", "a", "--everything", "--for", "1h", "--reason", "x"))
                .isEqualTo(2);
        assertThat(api.requests).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"maintenance list", "maintenance"})
    void listShowsThoseOfTheConfigurationToo(String words) {
        var nightly = WINDOW.copy()
                .put("id", "nightly")
                .put("state", "pending")
                .put("services", null)
                .put("match", new JsonObject())
                .put("author", null);
        api.list("maintenance", WINDOW, nightly);

        assertThat(shell.run(words.split(" "))).isZero();
        assertThat(shell.out()).isEqualTo("""
                ID       STATE    SERVICES        FROM                 UNTIL                AUTHOR         REASON
                m-1      active   cart, checkout  2026-11-21 09:30:00  2026-11-21 11:30:00  ada            moves the database
                nightly  pending  every service   2026-11-21 09:30:00  2026-11-21 11:30:00  configuration  moves the database
                """);
    }

    @Test
    void endEndsOneAndARefusalIsSaid() {
        api.answer("DELETE /api/v1/maintenance/m-1", 200, WINDOW.encode());
        api.problem("DELETE /api/v1/maintenance/nightly", 409, "The window \"nightly\" is one of the configuration.");

        assertThat(shell.run("maintenance", "end", "m-1")).isZero();
        assertThat(shell.out()).isEqualTo("maintenance m-1 is over\n");
        assertThat(shell.run("maintenance", "end", "nightly")).isEqualTo(69);
        assertThat(shell.err()).contains("is one of the configuration");
    }
}
