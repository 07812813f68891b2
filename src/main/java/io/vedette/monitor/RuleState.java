package io.vedette.monitor;

import io.vedette.alert.Alert;
import io.vedette.alert.Life;
import io.vedette.alert.Severity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One rule of one service, and where it is in its life.
 *
 * @param name as its alerts are called
 * @param labels what tells it from the service's other rules of that name: {@code endpoint}, {@code slo}, or nothing
 * @param flapping whether it begins and ends so often that only that is told
 * @param why what it stands on: numbers, or the last finding; empty where there is nothing to say
 * @param alert its open alert
 */
public record RuleState(
        String name,
        Severity severity,
        Map<String, String> labels,
        Life life,
        boolean flapping,
        String why,
        @Nullable Alert alert) {
    public RuleState {
        labels = Map.copyOf(labels);
    }
}
