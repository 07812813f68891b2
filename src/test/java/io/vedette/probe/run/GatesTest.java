package io.vedette.probe.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class GatesTest {
    private final Gates gates = new Gates(64);

    @Test
    void hostsThatNobodyIsOnTheWayToAreForgottenOnceTheyAreMany() {
        IntStream.range(0, 100_000).forEach(host -> gates.of("10.0.0." + host));

        assertThat(gates.size()).isLessThanOrEqualTo(Gates.MANY);
    }

    @Test
    void aHostHasOneGate() {
        assertThat(gates.of("shop.example.org")).isSameAs(gates.of("shop.example.org"));
    }
}
