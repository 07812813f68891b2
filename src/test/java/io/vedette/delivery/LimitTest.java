package io.vedette.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.delivery.Limit.Unit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class LimitTest {
    @Test
    void whatFitsExactlyIsLeftAsItIsAndOneMoreIsCut() {
        assertThat(Limit.characters(4).cut("abcd")).isEqualTo("abcd");
        assertThat(Limit.characters(4).cut("abcde")).isEqualTo("abc…");
        assertThat(new Limit(Unit.CODE_POINTS, 3).cut("🔴🔴🔴")).isEqualTo("🔴🔴🔴");
        assertThat(new Limit(Unit.CODE_POINTS, 3).cut("🔴🔴🔴🔴")).isEqualTo("🔴🔴…");
        assertThat(Limit.bytes(6).cut("üüü")).isEqualTo("üüü");
        assertThat(Limit.bytes(6).cut("üüüü")).isEqualTo("ü…");
        assertThat(Limit.characters(4).cut("a🔴🔴")).isEqualTo("a🔴…");
        assertThat(Limit.characters(3).cut("🔴🔴")).isEqualTo("🔴…");
    }

    @Property(tries = 300)
    void nothingIsEverLongerThanItsLimitOrHalfACharacter(
            @ForAll String text, @ForAll Unit unit, @ForAll @IntRange(min = 1, max = 60) int most) {
        String whole = text.codePoints()
                .filter(character -> !(character >= 0xd800 && character <= 0xdfff))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .repeat(3);
        String cut = new Limit(unit, most).cut(whole);

        assertThat(unit.size(cut)).isLessThanOrEqualTo(most);
        assertThat(cut.codePoints()).noneMatch(character -> character >= 0xd800 && character <= 0xdfff);
    }
}
