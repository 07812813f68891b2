package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DrillCommandIT {
    private static final String TAKEN = "{\"delivered\":true,\"answer\":\"200 ok\",\"took_ms\":120}";
    private static final String LOST = "{\"delivered\":false,\"answer\":\"refused: 404 no_service\",\"took_ms\":7}";

    private final FakeApi api = new FakeApi();
    private final Shell shell = new Shell().with("VEDETTE_URL", api.url());

    DrillCommandIT() throws IOException {}

    @AfterEach
    void close() {
        api.close();
    }

    private void answers(boolean passed, String firing, String resolved) {
        api.answer(
                "POST /api/v1/drills",
                200,
                "{\"id\":\"d1\",\"passed\":" + passed
                        + ",\"receivers\":[{\"receiver\":\"oncall\",\"kind\":\"slack\",\"passed\":" + passed
                        + ",\"firing\":" + firing + ",\"resolved\":" + resolved + "}]}");
    }

    @Test
    void whatEveryReceiverAnsweredIsATable() {
        answers(true, TAKEN, TAKEN);

        assertThat(shell.run("drill", "--receiver", "oncall", "--label", "severity=critical"))
                .isZero();
        assertThat(shell.out()).isEqualTo("""
                RECEIVER  BY     FIRING           RESOLVED         ANSWER
                oncall    slack  taken in 120 ms  taken in 120 ms  200 ok
                """);
        assertThat(new JsonObject(api.requests.getLast().body()))
                .isEqualTo(new JsonObject()
                        .put("receiver", "oncall")
                        .put("labels", new JsonObject().put("severity", "critical")));
    }

    @Test
    void aReceiverThatWasNotReachedIsTheExitCode() {
        answers(false, LOST, "null");

        assertThat(shell.run("drill")).isEqualTo(1);
        assertThat(shell.out()).contains("failed in 7 ms").contains("not sent").contains("404 no_service");
    }

    @Test
    void aRefusalOfTheDaemonIsSaid() {
        api.answer("POST /api/v1/drills", 409, "{\"detail\":\"Another drill is under way.\"}");

        assertThat(shell.run("drill")).isEqualTo(69);
        assertThat(shell.err()).contains("Another drill is under way.");
    }

    @Test
    void aRollbackIsTriedAndWhatItWouldSendIsShown() {
        api.answer(
                "POST /api/v1/drills/rollbacks",
                200,
                "{\"rollback\":\"take-back\",\"ready\":true,\"answer\":\"GitHub knows the workflow (200)\","
                        + "\"would\":[{\"request\":\"POST https://api.github.com/dispatches\",\"body\":\"{\\\"ref\\\":\\\"main\\\"}\"}]}");

        assertThat(shell.run("drill", "--rollback", "take-back", "--service", "shop", "--previous-version", "1.9"))
                .isZero();
        assertThat(shell.out()).isEqualTo("""
                ready: GitHub knows the workflow (200)
                would: POST https://api.github.com/dispatches
                  {"ref":"main"}
                Nothing was changed.
                """);
        assertThat(new JsonObject(api.requests.getLast().body()))
                .isEqualTo(new JsonObject()
                        .put("rollback", "take-back")
                        .put("service", "shop")
                        .put("previous_version", "1.9"));
    }

    @Test
    void aRollbackThatIsNotReadyIsTheExitCode() {
        api.answer(
                "POST /api/v1/drills/rollbacks",
                200,
                "{\"rollback\":\"b\",\"ready\":false,\"answer\":\"401: the token is not accepted\",\"would\":[]}");

        assertThat(shell.run("drill", "--rollback", "b")).isEqualTo(1);
        assertThat(shell.out()).startsWith("not ready: 401");
    }
}
