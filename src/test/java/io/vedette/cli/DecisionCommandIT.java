package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DecisionCommandIT {
    private final FakeApi api = new FakeApi();
    private final Shell shell = new Shell().with("VEDETTE_URL", api.url());

    DecisionCommandIT() throws IOException {}

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void theCommandOfTheMessageApproves() {
        api.answer(
                "POST /api/v1/rollbacks/d-1/approve",
                200,
                "{\"stage\":\"requested\",\"text\":\"Rollback of version 2.0 requested by back: it is down\"}");

        assertThat(shell.run("deployments", "approve", "d-1")).isZero();
        assertThat(shell.out()).isEqualTo("Rollback of version 2.0 requested by back: it is down\n");
    }

    @Test
    void aRollbackIsAskedForByHand() {
        api.answer(
                "POST /api/v1/rollbacks",
                201,
                "{\"stage\":\"requested\",\"text\":\"Rollback of version 2.0 requested by back: nobody can pay\"}");

        assertThat(shell.run("rollback", "checkout", "--reason", "nobody can pay"))
                .isZero();
        assertThat(shell.out()).isEqualTo("Rollback of version 2.0 requested by back: nobody can pay\n");
    }

    @Test
    void whatHoldsARollbackBackIsSaid() {
        api.problem("POST /api/v1/rollbacks", 409, "Held back (cooldown): it runs until noon.");

        assertThat(shell.run("rollback", "checkout")).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(shell.err()).contains("Held back (cooldown): it runs until noon.");
    }

    @Test
    void whatCameTooLateSaysWhatBecameOfIt() {
        api.problem("POST /api/v1/rollbacks/d-1/reject", 409, "It does not wait for approval: it is requested.");

        assertThat(shell.run("deployments", "reject", "d-1")).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(shell.err()).contains("It does not wait for approval: it is requested.");
    }

    @Test
    void theReportIsPrintedAsItComes() {
        api.answer("GET /api/v1/deployments/d-1/report.md", 200, "# checkout 2.0: regressed\n\nfound\n");

        assertThat(shell.run("deployments", "report", "d-1")).isZero();
        assertThat(shell.out()).isEqualTo("# checkout 2.0: regressed\n\nfound\n");
    }

    @Test
    void deploymentsWithoutAWordAreStillListed() {
        api.list("deployments");

        assertThat(shell.run("deployments")).isZero();
        assertThat(shell.out()).contains("No deployment is remembered");
    }
}
