package io.vedette.probe.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlainTest {
    @Test
    void nothingThatMovesACursorOrEndsALineIsLeft() {
        var hostile = "a\u001b[2Jb\rc\nd\u2028e\u2029f\u202eg\u0085h";

        assertThat(Plain.line(hostile, 100)).isEqualTo("a[2Jbcdefgh");
    }

    @Test
    void whatIsTooLongEndsWithAnEllipsis() {
        assertThat(Plain.line("abcdef", 6)).isEqualTo("abcdef");
        assertThat(Plain.line("abcdefg", 6)).isEqualTo("abcde…");
    }

    @ParameterizedTest
    @CsvSource({"PT0.25S, 250 ms", "PT1.5S, 1.5 s", "PT2H, 2 h", "P14D, 14 d", "PT0.0001S, 0.1 ms"})
    void durationsReadAsPeopleWriteThem(Duration duration, String words) {
        assertThat(Plain.duration(duration)).isEqualTo(words);
    }
}
