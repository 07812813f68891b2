package io.vedette.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class NearestTest {
    private static final List<String> NAMES = List.of("checkout", "billing", "search");

    @Test
    void aSlipOfTheFingerIsUnderstood() {
        assertThat(Nearest.hint("chekout", NAMES)).isEqualTo(" Did you mean \"checkout\"?");
    }

    @Test
    void aWordUnlikeAnyGetsNoGuess() {
        assertThat(Nearest.hint("warehouse", NAMES)).isEmpty();
        assertThat(Nearest.hint("x".repeat(10_000), NAMES)).isEmpty();
    }
}
