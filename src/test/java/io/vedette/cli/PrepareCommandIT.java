package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PrepareCommandIT {
    @Test
    void aRehearsalRunsADaemonAndEnds() {
        var shell = new Shell();

        int code = shell.run("prepare", "--for", "1ms");

        assertThat(code).as(shell.err()).isZero();
    }
}
