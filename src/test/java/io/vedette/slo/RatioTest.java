package io.vedette.slo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

final class RatioTest {
    @Property
    void theWholePartIsExactHoweverLarge(
            @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long part,
            @ForAll @LongRange(min = 1, max = 1_000_000_000_000L) long of,
            @ForAll @LongRange(min = 0, max = 4_000_000_000L) long whole) {
        var ratio = new Ratio(Math.min(part, of), of);

        BigInteger exactly = BigInteger.valueOf(ratio.numerator())
                .multiply(BigInteger.valueOf(whole))
                .divide(BigInteger.valueOf(ratio.denominator()));
        assertThat(ratio.of(whole)).isEqualTo(exactly.longValueExact());
    }
}
