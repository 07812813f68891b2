package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FirstHourCommandIT {
    private static final String HOUR = """
            {"probes":360,"failed":1,"error_ratio":{"value":0.0028,"low":0.0001,"high":0.0154},\
            "p50_ms":{"value":80.5,"low":79.1,"high":82.0},"p95_ms":{"value":150.0,"low":141.0,"high":163.0},\
            "p99_ms":{"value":260.0,"low":210.0,"high":null}}""";

    private final FakeApi api = new FakeApi();
    private final Shell shell = new Shell().with("VEDETTE_URL", api.url());

    FirstHourCommandIT() throws IOException {}

    @AfterEach
    void close() {
        api.close();
    }

    private void answered() {
        api.answer(
                "GET /api/v1/deployments/d-1/first-hour",
                200,
                "{\"id\":\"d-1\",\"service\":\"shop\",\"version\":\"2.0\",\"at\":\"2026-11-20T12:00:00Z\","
                        + "\"last_good_version\":\"1.8\",\"last_good_until\":\"2026-11-20T11:30:00Z\",\"endpoints\":["
                        + "{\"endpoint\":\"health\",\"before\":" + HOUR + ",\"after\":" + HOUR + "}],\"others\":9950}");
    }

    @Test
    void eachFigureHasItsIntervalAndWhatFewProbesDoNotBoundIsOpen() {
        answered();

        assertThat(shell.run("deployments", "first-hour", "d-1")).isZero();
        assertThat(shell.out())
                .startsWith("version 2.0 since 2026-11-20T12:00:00Z, beside version 1.8 until 2026-11-20T11:30:00Z\n")
                .contains("last good", "0.28 % (0.01 % to 1.54 %)", "260 ms (210 ms to ?)")
                .endsWith("and 9950 other endpoints\n");
    }

    @Test
    void anUnknownDeploymentIsSaid() {
        api.problem("GET /api/v1/deployments/d-9/first-hour", 404, "There is no deployment \"d-9\".");

        assertThat(shell.run("deployments", "first-hour", "d-9")).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(shell.err()).contains("There is no deployment");
    }
}
