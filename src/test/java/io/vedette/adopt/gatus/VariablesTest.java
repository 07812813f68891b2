package io.vedette.adopt.gatus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VariablesTest {
    @ParameterizedTest
    @CsvSource({
        "plain,plain",
        "$NAME,${NAME}",
        "${NAME},${NAME}",
        "a${NAME}b,a${NAME}b",
        "$$5,$5",
        "$${NAME},$${NAME}",
        "^ok$,^ok$",
        "$NAME.example.org,${NAME}.example.org"
    })
    void aVariableStaysOneAndADollarSignStaysItself(String theirs, String ours) {
        assertThat(Variables.spelt(theirs)).isEqualTo(ours);
    }
}
