package io.vedette.slo;

import io.vedette.slo.BurnRule.Urgency;
import java.time.Duration;
import java.util.List;

/**
 * The four rules of the SRE workbook, table 5-8: 2 % of the budget in an hour or 5 % in six pages, 10 % in a day or three makes a ticket. For a period
 * other than 30 days the share stays and the factor follows: {@code share · period / long window}.
 */
public final class BurnPolicy {
    private BurnPolicy() {}

    /** The rules that judge {@code slo}, the most urgent first. */
    public static List<BurnRule> rulesFor(Slo slo) {
        Duration period = slo.window();
        return List.of(
                rule("page-fast", Urgency.PAGE, Duration.ofHours(1), Duration.ofMinutes(5), 2, period),
                rule("page-slow", Urgency.PAGE, Duration.ofHours(6), Duration.ofMinutes(30), 5, period),
                rule("ticket-fast", Urgency.TICKET, Duration.ofHours(24), Duration.ofHours(2), 10, period),
                rule("ticket-slow", Urgency.TICKET, Duration.ofHours(72), Duration.ofHours(6), 10, period));
    }

    private static BurnRule rule(
            String name, Urgency urgency, Duration longWindow, Duration shortWindow, int percent, Duration period) {
        Ratio factor = new Ratio(percent, 100).times(new Ratio(period.toSeconds(), longWindow.toSeconds()));
        return new BurnRule(name, urgency, longWindow, shortWindow, factor);
    }
}
