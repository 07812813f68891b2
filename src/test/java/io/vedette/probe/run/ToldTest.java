package io.vedette.probe.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ToldTest {
    private static boolean isEqual(String expected, String found) {
        return Told.holds(new Comparison.Equal(Told.typed(expected)), found);
    }

    @Test
    void figuresAreEqualByTheirValueAndTextsByTheirLetters() {
        assertThat(isEqual("12", "12.0")).isTrue();
        assertThat(isEqual("12", "13")).isFalse();
        assertThat(isEqual("master", "master")).isTrue();
        assertThat(isEqual("master", "Master")).isFalse();
    }

    @Test
    void aBoundHoldsForFiguresOnly() {
        var few = new Comparison.Within(new Bound(Bound.Sign.LESS, 10));

        assertThat(Told.holds(few, "9.5")).isTrue();
        assertThat(Told.holds(few, "10")).isFalse();
        assertThat(Told.holds(few, "few")).isFalse();
        assertThat(Told.holds(few, null)).isFalse();
    }

    @Test
    void anExpressionIsLookedForInFiguresToo() {
        assertThat(Told.holds(new Comparison.Matching(Regex.of("^15\\.")), "15.8"))
                .isTrue();
    }

    @Test
    void whatIsAnythingButAFigureIsNotThatFigure() {
        var other = new Comparison.Other(Told.typed("5"));

        assertThat(Told.holds(other, "5")).isFalse();
        assertThat(Told.holds(other, "6")).isTrue();
        assertThat(Told.holds(other, null)).isFalse();
    }
}
