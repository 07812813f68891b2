package io.vedette.replay;

import io.vedette.slo.Slo;
import io.vedette.window.Counts;
import java.util.List;

/**
 * What became of one objective.
 *
 * @param whole of the whole recording
 * @param period of the objective's last window
 * @param budgetRemaining at the end: 1 untouched, 0 spent, negative overspent
 */
public record ObjectiveReport(Slo slo, Counts whole, Counts period, double budgetRemaining, List<Rule> rules) {
    public ObjectiveReport {
        rules = List.copyOf(rules);
    }

    /**
     * How one rule fared.
     *
     * @param times how often its bare arithmetic went over
     * @param over whether it is over at the end
     */
    public record Rule(String name, int times, boolean over) {}
}
