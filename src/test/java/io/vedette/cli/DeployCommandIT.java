package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A pipeline's gate: what is reported, what is shown while it waits, and the exit code that it ends with. */
final class DeployCommandIT {
    private static final String REPORT = "POST /api/v1/deployments";
    private static final String ASK = "GET /api/v1/deployments/d-1";

    private final FakeApi api = new FakeApi();
    private final Shell shell = new Shell().with("VEDETTE_URL", api.url());

    DeployCommandIT() throws IOException {}

    @AfterEach
    void close() {
        api.close();
    }

    private static String seen(String verdict, @Nullable String rollback, String... events) {
        StringBuilder timeline = new StringBuilder();
        for (int i = 0; i < events.length; i++) {
            timeline.append(i == 0 ? "" : ",")
                    .append(new JsonObject()
                            .put("number", i + 1)
                            .put("at", "2026-03-02T12:00:0" + i + ".000Z")
                            .put("kind", "deployed")
                            .put("text", events[i])
                            .encode());
        }
        return new JsonObject()
                        .put("id", "d-1")
                        .put("service", "checkout")
                        .put("version", "2.4.1")
                        .put("previous_version", "2.4.0")
                        .put("at", "2026-03-02T12:00:00.000Z")
                        .put("watched_until", "2026-03-02T12:15:00.000Z")
                        .put("verdict", verdict)
                        .put("why", "so it is")
                        .put("rollback", rollback)
                        .encode()
                        .replaceFirst("}$", ",\"timeline\":[")
                + timeline + "]}";
    }

    private int deploy(String... more) {
        String[] arguments = new String[more.length + 4];
        System.arraycopy(new String[] {"deploy", "checkout", "--version", "2.4.1"}, 0, arguments, 0, 4);
        System.arraycopy(more, 0, arguments, 4, more.length);
        return shell.run(arguments);
    }

    @Test
    void aReportSaysAllThatWasGivenAndNothingElse() {
        api.answer(REPORT, 201, seen("watching", null));

        assertThat(deploy(
                        "--previous-version",
                        "2.4.0",
                        "--environment",
                        "production",
                        "--by",
                        "ci",
                        "--change-url",
                        "https://ci.example.org/42",
                        "--idempotency-key",
                        "run-42"))
                .isZero();
        assertThat(shell.out()).isEqualTo("checkout 2.4.1 is reported: deployment d-1\n");
        FakeApi.Request request = api.requests.getFirst();
        assertThat(request.headers()).containsEntry("Idempotency-key", "run-42");
        assertThat(new JsonObject(request.body()))
                .isEqualTo(new JsonObject()
                        .put("service", "checkout")
                        .put("version", "2.4.1")
                        .put("previous_version", "2.4.0")
                        .put("environment", "production")
                        .put("url", "https://ci.example.org/42")
                        .put("by", "ci"));
    }

    @Test
    void aReportThatMayHaveArrivedIsSentAgainUnderTheSameKey() {
        api.hangsUp(REPORT)
                .problem(REPORT, 503, "The report was not confirmed in time.")
                .answer(REPORT, 200, seen("watching", null));

        assertThat(deploy()).isZero();
        assertThat(shell.out()).isEqualTo("checkout 2.4.1 was reported before with this key: deployment d-1\n");
        assertThat(api.requests).hasSize(3);
        assertThat(api.requests.stream().map(request -> request.headers().get("Idempotency-key")))
                .doesNotContainNull()
                .containsOnly(api.requests.getFirst().headers().get("Idempotency-key"));
    }

    @Test
    void whatTheDaemonRefusesIsNotSentAgainAndIsNoVerdict() {
        api.answer(REPORT, 422, """
                {"detail":"The report has one fault; nothing was recorded.","errors":[{"pointer":"/service","detail":"There is no service \\"chekout\\". Did you mean \\"checkout\\"?"}]}""");

        assertThat(deploy("--wait")).isEqualTo(69);
        assertThat(shell.err()).isEqualTo("vedette: There is no service \"chekout\". Did you mean \"checkout\"?\n");
        assertThat(api.requests).hasSize(1);
    }

    @Test
    void aDaemonThatIsNotThereIsNoVerdict() {
        api.close();
        assertThat(deploy("--wait")).isEqualTo(69);
        assertThat(shell.err()).contains("connection refused");
    }

    @Test
    void aHealthyDeploymentOpensTheGateAndItsStoryIsToldOnce() {
        api.answer(REPORT, 201, seen("watching", null))
                .answer(ASK, 200, seen("watching", null, "version 2.4.1 deployed"))
                .answer(ASK, 200, seen("watching", null, "version 2.4.1 deployed"))
                .answer(ASK, 200, seen("pass", null, "version 2.4.1 deployed", "version 2.4.1 passes"));

        assertThat(deploy("--wait")).isZero();
        assertThat(shell.lines())
                .containsExactly(
                        "deployment d-1 is reported; waiting for the verdict (the watch goes on without us)",
                        "12:00:00  version 2.4.1 deployed",
                        "12:00:01  version 2.4.1 passes",
                        "checkout 2.4.1 passes: so it is");
    }

    @Test
    void aRegressionShutsTheGateAndSaysWhatBecameOfTheRollback() {
        api.answer(REPORT, 201, seen("watching", null))
                .answer(ASK, 200, seen("regressed", null))
                .answer(ASK, 200, seen("regressed", "requested"))
                .answer(ASK, 200, seen("regressed", "accepted"));

        assertThat(deploy("--wait")).isEqualTo(1);
        assertThat(shell.out()).contains("what happened: " + api.url() + "/deployments/d-1");
        assertThat(shell.lines().getLast())
                .isEqualTo("checkout 2.4.1 regressed: so it is; the rollback to 2.4.0 was requested and accepted");
    }

    @Test
    void aDaemonThatIsLostWhileWaitingIsAskedAgain() {
        api.answer(REPORT, 201, seen("watching", null))
                .answer(ASK, 200, seen("watching", null))
                .hangsUp(ASK)
                .hangsUp(ASK)
                .problem(ASK, 503, "This took too long and was given up.")
                .answer(ASK, 200, seen("pass", null));

        assertThat(deploy("--wait")).isZero();
        assertThat(shell.lines())
                .containsSubsequence(
                        "still waiting, though the connection to the daemon at " + api.url()
                                + " was lost (it hung up before it answered)",
                        "the daemon answers again",
                        "checkout 2.4.1 passes: so it is");
    }

    @Test
    void aDaemonThatForgotTheDeploymentLeavesItUndecided() {
        api.answer(REPORT, 201, seen("watching", null)).problem(ASK, 404, "There is no deployment \"d-1\".");

        assertThat(deploy("--wait")).isEqualTo(2);
        assertThat(shell.err()).isEqualTo("vedette: There is no deployment \"d-1\".\n");
    }

    @Test
    void anotherDeploymentThatCameFirstLeavesItUndecided() {
        api.answer(REPORT, 201, seen("watching", null)).answer(ASK, 200, seen("superseded", null));
        assertThat(deploy("--wait")).isEqualTo(2);
    }

    @Test
    void theWaitEndsAtTheTimeoutThatWasGiven() {
        api.answer(REPORT, 201, seen("watching", null)).answer(ASK, 200, seen("watching", null));

        assertThat(deploy("--wait", "--timeout", "5s")).isEqualTo(2);
        assertThat(shell.err()).startsWith("vedette: no verdict within 5s; the watch goes on");
        assertThat(api.requests).hasSize(7);
    }

    @Test
    void theWaitEndsSoonAfterTheWatchMustHave() {
        api.answer(REPORT, 201, seen("watching", null)).answer(ASK, 200, seen("watching", null));

        assertThat(deploy("--wait")).isEqualTo(2);
        assertThat(shell.err()).startsWith("vedette: no verdict within 17m");
    }

    @Test
    void aRegressionThatIsKnownAtTheTimeoutStaysOne() {
        api.answer(REPORT, 201, seen("watching", null)).answer(ASK, 200, seen("regressed", "requested"));

        assertThat(deploy("--wait", "--timeout", "3s")).isEqualTo(1);
        assertThat(shell.lines().getLast()).contains("was requested, its answer is not known yet");
    }

    @Test
    void programsGetTheDeploymentAsJsonAndTheStoryBesideIt() {
        String end = seen("pass", null, "version 2.4.1 deployed");
        api.answer(REPORT, 201, seen("watching", null)).answer(ASK, 200, end);

        assertThat(deploy("--wait", "--json")).isZero();
        assertThat(shell.out()).isEqualTo(end + "\n");
        assertThat(shell.err()).contains("version 2.4.1 deployed");
    }
}
