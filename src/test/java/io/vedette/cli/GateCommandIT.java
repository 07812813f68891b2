package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GateCommandIT {
    private static final String GATE = "GET /api/v1/gates/budget?service=checkout";

    private final FakeApi api = new FakeApi();
    private final Shell shell = new Shell().with("VEDETTE_URL", api.url());

    GateCommandIT() throws IOException {}

    @AfterEach
    void close() {
        api.close();
    }

    @ParameterizedTest
    @CsvSource({"free, 0", "halt, 1", "ask, 2", "something of a later version, 2"})
    void theAdviceIsTheExitCode(String advice, int code) {
        api.answer(GATE, 200, "{\"advice\":\"" + advice + "\",\"why\":\"63.5 % of the budget is left\"}");

        assertThat(shell.run("gate", "checkout")).isEqualTo(code);
        assertThat(shell.out()).isEqualTo("63.5 % of the budget is left\n");
    }

    @Test
    void aDaemonThatSaysNoIsNoOpenGate() {
        api.problem(GATE, 404, "There is no service \"checkout\".");

        assertThat(shell.run("gate", "checkout")).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(shell.err()).contains("There is no service \"checkout\".");
    }
}
