package io.vedette.slo;

import io.vedette.slo.Standing.OfRule;
import io.vedette.window.Counts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Words why an objective stands as it does, from the numbers that decided it. */
final class Explanation {
    private final Standing standing;

    Explanation(Standing standing) {
        this.standing = standing;
    }

    String of(Predicate<BurnRule> firing) {
        if (standing.counts().valid() == 0) {
            return "nothing was measured yet";
        }
        String rules = first(Burning.OVER)
                .map(this::over)
                .or(() -> standing.rules().stream()
                        .filter(rule -> firing.test(rule.rule()))
                        .findFirst()
                        .map(this::ending))
                .or(() -> first(Burning.NO_DATA).map(this::noData))
                .or(() -> first(Burning.CHANCE).map(this::chance))
                .orElseGet(() -> under(standing.rules().getFirst()));
        return standing.budgetRemaining() > 0 ? rules : rules + "; " + spent();
    }

    private Optional<OfRule> first(Burning burning) {
        return standing.rules().stream()
                .filter(rule -> rule.burning() == burning)
                .findFirst();
    }

    private String over(OfRule rule) {
        return rule.rule().name() + " is over: " + bad(rule) + ", " + needs(rule);
    }

    private String ending(OfRule rule) {
        if (rule.burning() == Burning.NO_DATA) {
            return rule.rule().name() + " fires on, for too little was measured to end it: " + measured(rule);
        }
        return rule.rule().name() + " ends when it stays under for "
                + Lengths.words(rule.rule().shortWindow()) + ": " + bad(rule) + ", " + needs(rule);
    }

    private String noData(OfRule rule) {
        return "too little was measured to judge " + rule.rule().name() + ": " + measured(rule)
                + ", half is needed; nothing new fires and what fires stays";
    }

    private String chance(OfRule rule) {
        return rule.rule().name() + " is over, but that may be chance: " + bad(rule) + ", and an alert waits for "
                + number(rule.significant());
    }

    private String under(OfRule rule) {
        return "no rule is over: " + share(rule.inLong()) + in(rule.rule().longWindow()) + " were bad, "
                + rule.rule().name() + "'s " + needs(rule);
    }

    private String spent() {
        return "the budget is spent: " + number(standing.counts().bad()) + " of "
                + number(standing.counts().valid())
                + " in " + standing.period().label() + " were bad, "
                + number(Math.round(Math.floor(standing.allowed())))
                + " may be";
    }

    private String bad(OfRule rule) {
        return share(rule.inShort()) + in(rule.rule().shortWindow()) + " and "
                + number(rule.inLong().bad()) + " of " + number(rule.inLong().valid())
                + in(rule.rule().longWindow()) + " were bad";
    }

    private String measured(OfRule rule) {
        return covered(rule.inShort()) + " " + standing.noun() + in(rule.rule().shortWindow()) + " and "
                + covered(rule.inLong()) + in(rule.rule().longWindow()) + " were measured";
    }

    private static String needs(OfRule rule) {
        return figure(rule.rule().factor()) + "x burn needs more than " + number(rule.tolerated());
    }

    private String share(Counts counts) {
        return number(counts.bad()) + " of " + number(counts.valid()) + " " + standing.noun();
    }

    private static String covered(Counts counts) {
        return number(counts.valid()) + " of " + number(counts.valid() + counts.invalid());
    }

    private static String in(Duration window) {
        return " in " + Lengths.words(window);
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    static String figure(Ratio factor) {
        return BigDecimal.valueOf(factor.numerator())
                .divide(BigDecimal.valueOf(factor.denominator()), 2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
