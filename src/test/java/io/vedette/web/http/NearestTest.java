package io.vedette.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
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

    @Property
    void distanceIsTheSameBothWaysAndZeroOnlyForTheSame(
            @ForAll @AlphaChars @StringLength(max = 12) String left,
            @ForAll @AlphaChars @StringLength(max = 12) String right) {
        assertThat(Nearest.distance(left, right)).isEqualTo(Nearest.distance(right, left));
        assertThat(Nearest.distance(left, right) == 0).isEqualTo(left.equals(right));
    }
}
