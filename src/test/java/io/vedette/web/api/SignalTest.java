package io.vedette.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.job.Beat;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SignalTest {
    @Test
    void noSignalIsASuccess() {
        assertThat(Signal.read(null, "1.5", "out"))
                .isEqualTo(new Signal.Read.Valid(new Beat.Ended(true, null, Duration.ofMillis(1500), "out")));
    }

    @Test
    void anExitCodeOtherThanZeroIsAFailure() {
        assertThat(Signal.read("0", null, "")).isEqualTo(new Signal.Read.Valid(new Beat.Ended(true, 0, null, "")));
        assertThat(Signal.read("137", null, "")).isEqualTo(new Signal.Read.Valid(new Beat.Ended(false, 137, null, "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"KILL", "TERM", "USR1"})
    void aSignalsNameAsSystemdGivesItIsAFailure(String signal) {
        assertThat(Signal.read(signal, null, ""))
                .isEqualTo(new Signal.Read.Valid(new Beat.Ended(false, null, null, "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"256", "-1", "stop", "", "0x1"})
    void anyOtherWordIsNotFound(String signal) {
        assertThat(Signal.read(signal, null, "")).isInstanceOf(Signal.Read.Invalid.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5s", "-1", "1e9", "99999999999", ""})
    void aDurationIsAPlainNumberOfSeconds(String duration) {
        assertThat(Signal.read("success", duration, "")).isInstanceOf(Signal.Read.Invalid.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dumped 3 GB in 5 s        | dumped 3 GB in 5 s",
                "DB_PASSWORD=hunter2 ok    | DB_PASSWORD=<not shown> ok",
                "Authorization: Bearer abc | Authorization: <not shown>",
                "{\"api_key\": \"xyz\"}   | {\"api_key\": <not shown>\"}",
                "to postgres://u:p@db/x    | to postgres://<not shown>@db/x",
            })
    void whatLooksLikeASecretIsNotKept(String sent, String kept) {
        Output output = new Output();
        output.add(Buffer.buffer(sent));

        assertThat(output.text()).isEqualTo(kept);
    }

    @Test
    void onlyTheFirstBytesAreKeptInOneLine() {
        Output output = new Output();
        output.add(Buffer.buffer("first\nsecond\u001b[31m\r\n"));
        for (int i = 0; i < 1_000; i++) {
            output.add(Buffer.buffer("x".repeat(1_000)));
        }

        assertThat(output.text()).startsWith("first second [31m x").hasSizeLessThanOrEqualTo(1_000);
    }
}
