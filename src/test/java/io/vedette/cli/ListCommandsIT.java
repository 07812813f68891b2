package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people and programs get from a daemon that answers, refuses, or is not there. */
final class ListCommandsIT {
    private final FakeApi api = new FakeApi();
    private final Shell shell = new Shell().with("VEDETTE_URL", api.url());

    @TempDir
    private Path directory = Path.of("");

    ListCommandsIT() throws IOException {}

    @AfterEach
    void close() {
        api.close();
    }

    private static JsonObject service(String name, String state, double budget) {
        return new JsonObject()
                .put("name", name)
                .put("state", state)
                .put("endpoint_states", new JsonObject().put("up", 1).put("down", state.equals("down") ? 1 : 0))
                .put("latency", new JsonObject().put("p50_ms", 8.24).putNull("p99_ms"))
                .put("slos", new JsonArray().add(new JsonObject().put("budget_remaining_ratio", budget)))
                .put("alerts", state.equals("down") ? new JsonArray().add(new JsonObject()) : new JsonArray())
                .put("deployment", new JsonObject().put("version", "2.4.1").put("verdict", "regressed"));
    }

    @Test
    void nothingOfAServiceThatThereIsNotIsNoComfort() {
        api.answer("GET /api/v1/alerts?service=chekout", 200, "{\"alerts\":[]}");
        api.answer("GET /api/v1/alerts?service=checkout", 200, "{\"alerts\":[]}");
        api.problem("GET /api/v1/services/chekout", 404, "There is no service \"chekout\". Did you mean \"checkout\"?");
        api.answer(
                "GET /api/v1/services/checkout",
                200,
                service("checkout", "up", 1).encode());

        assertThat(shell.run("alerts", "chekout")).isEqualTo(69);
        assertThat(shell.err()).contains("There is no service", "Did you mean");
        assertThat(shell.out()).isEmpty();
        assertThat(shell.run("alerts", "checkout")).isZero();
        assertThat(shell.out()).isEqualTo("No alert fires.\n");
    }

    @Test
    void statusShowsTheFleetWorstFirstAndSaysThatTheDaemonIsReady() {
        api.list("services", service("basket", "up", 0.995), service("checkout", "down", -0.5));

        assertThat(shell.run("status")).isZero();
        assertThat(shell.out()).isEqualTo("""
                SERVICE   STATE   UP     P50  P99  BUDGET LEFT  ALERTS  DEPLOYED
                checkout  down   1/2  8.2 ms    –         -50%%       1  2.4.1: regressed
                basket    up     1/1  8.2 ms    –        99.5%%       0  2.4.1: regressed

                %s watches 2 services: 1 up, 1 down; 1 alert fires
                """.formatted(api.url()));
    }

    @Test
    void statusSaysWhatIsWorkedOnAndWhatTheDaemonTellsOfItself() {
        var blind = new JsonObject()
                .put("severity", "critical")
                .put("summary", "Nothing can be seen from here: 2 of 2 endpoints do not answer");
        api.answer(
                "GET /api/v1/services",
                200,
                new JsonObject()
                        .put(
                                "services",
                                new JsonArray()
                                        .add(service("basket", "up", 0.995)
                                                .put("maintenance", new JsonObject().put("id", "m-1"))))
                        .put("daemon_alerts", new JsonArray().add(blind))
                        .encode());

        assertThat(shell.run("status")).isZero();
        assertThat(shell.out()).contains("basket   up, in maintenance  1/1").endsWith("""
                        %s watches 1 service: 1 up; 1 alert fires
                        Vedette itself, critical: Nothing can be seen from here: 2 of 2 endpoints do not answer
                        """.formatted(api.url()));
    }

    @Test
    void statusOfADaemonThatIsNotReadyShowsTheFleetAndWhyAndFails() {
        api.notReady("no endpoint has been measured yet").list("services");

        assertThat(shell.run("status")).isEqualTo(1);
        assertThat(shell.out()).contains("watches 0 services; no alert fires");
        assertThat(shell.err()).isEqualTo("vedette: Vedette is not ready: no endpoint has been measured yet.\n");
    }

    @Test
    void aQuietStatusIsItsExitCodeAlone() {
        assertThat(shell.run("status", "--quiet")).isZero();
        assertThat(shell.out() + shell.err()).isEmpty();

        api.notReady("it stops");
        assertThat(shell.run("status", "-q")).isEqualTo(1);
        assertThat(shell.out() + shell.err()).isEmpty();

        api.close();
        assertThat(shell.run("status", "-q")).isEqualTo(1);
        assertThat(shell.out() + shell.err()).isEmpty();
    }

    @Test
    void aServerThatIsReadyButNotVedetteIsNotWhatWasAskedFor() {
        api.ready(200, "Prometheus Server is Ready.\n");
        assertThat(shell.run("status", "--quiet")).isEqualTo(1);
    }

    @Test
    void objectivesAreSortedByTheBudgetLeft() {
        api.list("slos", slo("basket", 0.9), slo("checkout", 0.1));

        assertThat(shell.run("slo")).isZero();
        assertThat(shell.out()).isEqualTo("""
                SERVICE   SLO           INDICATOR     OBJECTIVE    GOOD   OF N  BUDGET LEFT  SPENT IN  WINDOW  MEASURED  BURN RATE  WHY
                checkout  availability  availability      99.9%  99.95%  9,995          10%  2d        30d         100%  5m 14.4x   page-fast is over
                basket    availability  availability      99.9%  99.95%  9,995          90%  2d        30d         100%  5m 14.4x   page-fast is over
                """);
    }

    private static JsonObject slo(String service, double left) {
        return new JsonObject()
                .put("service", service)
                .put("name", "availability")
                .put("indicator", "availability")
                .put("objective", "99.9%")
                .put("good", 9_990)
                .put("bad", 5)
                .put("good_ratio", 0.9995)
                .put("exhaustion_seconds", 180_000.0)
                .put("period", "30d")
                .put("why", "page-fast is over")
                .put("coverage_ratio", 1.0)
                .put("budget_remaining_ratio", left)
                .put("window_seconds", 2_592_000.0)
                .put("burns", new JsonArray().add(burn(300, 14.4)).add(burn(3_600, null)));
    }

    private static JsonObject burn(double window, @Nullable Double rate) {
        return new JsonObject().put("window_seconds", window).put("burn_rate", rate);
    }

    @Test
    void alertsAreTold() {
        api.list(
                "alerts",
                new JsonObject()
                        .put("severity", "critical")
                        .put("service", "checkout")
                        .put("name", "down")
                        .put("starts_at", "2026-03-02T12:00:00.000Z")
                        .put("summary", "checkout is down: status 500"));

        assertThat(shell.run("alerts")).isZero();
        assertThat(shell.lines().getLast())
                .isEqualTo("critical  checkout  down   2026-03-02 12:00:00  checkout is down: status 500");
    }

    @Test
    void noAlertIsGoodNewsAndSaidSo() {
        api.list("alerts");
        assertThat(shell.run("alerts")).isZero();
        assertThat(shell.out()).isEqualTo("No alert fires.\n");
    }

    @Test
    void deploymentsShowTheVerdictAndTheRollback() {
        api.answer("GET /api/v1/deployments?service=check+out", 200, """
                {"deployments":[{"at":"2026-03-02T12:00:00.000Z","service":"check out","version":"2","verdict":"regressed","rollback":"accepted"}]}""");

        assertThat(shell.run("deployments", "check out")).isZero();
        assertThat(shell.lines().getLast())
                .isEqualTo("2026-03-02 12:00:00  check out  2        –       regressed  accepted  –   –");
    }

    @Test
    void programsGetTheApisJsonAsItIs() {
        String json = "{\"alerts\":[ ],\"new\":\"member\"}";
        api.answer("GET /api/v1/alerts", 200, json);

        assertThat(shell.run("alerts", "--json")).isZero();
        assertThat(shell.out()).isEqualTo(json + "\n");
    }

    @Test
    void whatTheDaemonRefusesIsToldInItsOwnWords() {
        api.problem(
                "GET /api/v1/slos?service=chekout", 404, "There is no service \"chekout\". Did you mean \"checkout\"?");

        assertThat(shell.run("slo", "chekout")).isEqualTo(69);
        assertThat(shell.err()).isEqualTo("vedette: There is no service \"chekout\". Did you mean \"checkout\"?\n");
    }

    @Test
    void aDaemonThatIsNotThereIsOneSentenceThatSaysWhatToDo() {
        api.close();

        assertThat(shell.run("alerts")).isEqualTo(69);
        assertThat(shell.err())
                .isEqualTo("vedette: no daemon answers at " + api.url()
                        + " (connection refused): start it with 'vedette run', or point --url or VEDETTE_URL at it\n");
    }

    @Test
    void aHostThatDoesNotExistIsNamedSo() {
        assertThat(shell.run("alerts", "--url", "http://vedette.invalid")).isEqualTo(69);
        assertThat(shell.err()).contains("http://vedette.invalid (there is no such host)");
    }

    @Test
    void anotherServerThanVedetteIsRecognized() {
        api.answer("GET /api/v1/alerts", 200, "<html>");
        api.answer("GET /api/v1/slos", 502, "<html>Bad gateway");

        assertThat(shell.run("alerts")).isEqualTo(69);
        assertThat(shell.err()).contains("does not speak as Vedette does");
        assertThat(shell.run("slo")).isEqualTo(69);
        assertThat(shell.err()).contains("(with status 502) does not speak as Vedette does");
    }

    @Test
    void aConnectionThatBreaksIsOneSentence() {
        api.hangsUp("GET /api/v1/alerts");

        assertThat(shell.run("alerts")).isEqualTo(69);
        assertThat(shell.err()).startsWith("vedette: the connection to the daemon at " + api.url() + " was lost");
    }

    @Test
    void theTokenComesFromTheEnvironment() {
        api.list("alerts");
        shell.with("VEDETTE_TOKEN", "0123456789abcdef").run("alerts");
        assertThat(api.requests.getFirst().headers()).containsEntry("Authorization", "Bearer 0123456789abcdef");
    }

    @Test
    void aTokenFileWinsOverTheEnvironment() throws IOException {
        api.list("alerts");
        Path file = Files.writeString(directory.resolve("token"), "fedcba9876543210\n");
        shell.with("VEDETTE_TOKEN", "0123456789abcdef").run("alerts", "--token-file", file.toString());
        assertThat(api.requests.getFirst().headers()).containsEntry("Authorization", "Bearer fedcba9876543210");
    }

    @Test
    void theDaemonsOwnTokenIsFoundOnThisHost() throws IOException {
        api.list("alerts");
        Files.writeString(directory.resolve("token-" + api.port()), "of-the-daemon-here\n");
        shell.with("VEDETTE_RUNTIME_DIR", directory.toString()).run("alerts");
        assertThat(api.requests.getFirst().headers()).containsEntry("Authorization", "Bearer of-the-daemon-here");
    }

    @Test
    void whoLacksATokenIsToldWhereItGoes() {
        api.problem("GET /api/v1/alerts", 401, "Reading from another host needs a bearer token.");

        assertThat(shell.run("alerts")).isEqualTo(69);
        assertThat(shell.err()).contains("needs a bearer token.", "VEDETTE_TOKEN", "--token-file");
        assertThat(shell.with("VEDETTE_TOKEN", "0123456789abcdef").run("alerts"))
                .isEqualTo(69);
        assertThat(shell.err()).contains("does not know this token").doesNotContain("0123456789abcdef");
    }

    @Test
    void anAlertIsTakenOverByItsEpisodeOrByItsService() {
        var alert = new JsonObject().put("episode", "e/1").put("summary", "checkout is down");
        api.answer("POST /api/v1/alerts/e%2F1/acknowledge", 200, alert.encode())
                .answer(
                        "GET /api/v1/alerts?service=checkout",
                        200,
                        new JsonObject()
                                .put("alerts", new JsonArray().add(alert))
                                .encode());

        assertThat(shell.run("alerts", "ack", "e/1", "--by", "anna", "--note", "on it"))
                .isZero();
        assertThat(shell.out()).isEqualTo("checkout is down: acknowledged by anna\n");
        assertThat(shell.run("alerts", "ack", "--service", "checkout", "--by", "anna"))
                .isZero();
        assertThat(shell.out()).isEqualTo("checkout is down: acknowledged by anna\n");
        assertThat(new JsonObject(api.requests.getFirst().body()))
                .isEqualTo(new JsonObject().put("author", "anna").put("note", "on it"));
    }

    @Test
    void anAlertIsGivenBack() {
        var alert = new JsonObject().put("episode", "e1").put("summary", "checkout is down");
        api.answer("DELETE /api/v1/alerts/e1/acknowledge", 200, alert.encode());

        assertThat(shell.run("alerts", "ack", "e1", "--undo")).isZero();
        assertThat(shell.out()).isEqualTo("checkout is down: nobody takes care of it any more\n");
    }

    @Test
    void takingOverWhatDoesNotFireFails() {
        api.problem("POST /api/v1/alerts/e1/acknowledge", 404, "No alert of this episode fires.");

        assertThat(shell.run("alerts", "ack", "e1")).isEqualTo(1);
    }
}
