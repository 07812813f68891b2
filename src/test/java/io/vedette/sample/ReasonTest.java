package io.vedette.sample;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The codes are in files of years ago. */
final class ReasonTest {
    @Test
    void everyCodeStaysWhatItWas() {
        assertThat(Arrays.stream(Reason.values())
                        .map(reason -> reason.label() + "=" + reason.code())
                        .collect(joining(" ")))
                .isEqualTo(
                        "dns=0 refused=1 unreachable=2 timeout=3 reset=4 tls=5 certificate=6 status=7 header=8 body=9"
                                + " redirect=10 value=11 latency=12 late=13 protocol=14 too_large=15");
    }

    @Test
    void everyCodeIsReadAsItsReason() {
        for (Reason reason : Reason.values()) {
            assertThat(Reason.of(reason.code())).isEqualTo(reason);
        }
    }

    @Test
    void noCodeIsLeftWithoutAReason() {
        for (int code = 0; code < Reason.CODES; code++) {
            assertThat(Reason.of(code)).as("code %d", code).isNotNull();
        }
    }
}
