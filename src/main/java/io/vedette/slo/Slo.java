package io.vedette.slo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/**
 * An objective. One that differs in anything is another revision: it begins with a whole budget, and what was counted under the old one is not counted again.
 *
 * @param objective the good share promised, strictly between 0 and 1
 * @param period the time over which it is promised
 * @param policy the rules of its own that judge how fast its budget burns; empty for {@link BurnPolicy}'s four
 */
public record Slo(
        String name,
        Indicator indicator,
        Ratio objective,
        Period period,
        Budgeting budgeting,
        Scope scope,
        List<BurnRule> policy) {
    public Slo {
        policy = List.copyOf(policy);
        if (objective.numerator() == 0 || objective.numerator() >= objective.denominator()) {
            throw new IllegalArgumentException("expected an objective between 0 % and 100 %, found " + objective);
        }
    }

    /** Over a rolling window, of all probes, by the usual rules. */
    public Slo(String name, Indicator indicator, Ratio objective, Duration window) {
        this(name, indicator, objective, new Period.Rolling(window), Budgeting.OCCURRENCES, Scope.ALL, List.of());
    }

    /** The bad share allowed. */
    public Ratio budget() {
        return objective.complement();
    }

    /** How long the period is for burn rates. */
    public Duration window() {
        return period.nominal();
    }

    /** The rules that judge how fast the budget burns, the most urgent first. */
    public List<BurnRule> rules() {
        return policy.isEmpty() ? BurnPolicy.rulesFor(this) : policy;
    }

    /** What this revision is known by: the same for the same objective in every process, another for any other. */
    public String revision() {
        String text = name
                + '\n'
                + indicator.label()
                + '\n'
                + objective
                + '\n'
                + period.label()
                + '\n'
                + budgeting
                + '\n'
                + scope.endpoints()
                + new TreeMap<>(scope.weights())
                + scope.combining()
                + '\n'
                + policy;
        long hash = 0xcbf29ce484222325L; // FNV-1a
        for (byte part : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (part & 0xff)) * 0x100000001b3L;
        }
        return HexFormat.of().toHexDigits(hash);
    }
}
