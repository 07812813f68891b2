package io.vedette.alert;

import java.util.List;

/** What a configuration says of holding alerts back, but for the routes that name its intervals. */
public record HoldRules(List<TimeInterval> intervals, List<InhibitRule> inhibit) {
    public static final HoldRules NONE = new HoldRules(List.of(), List.of());

    public HoldRules {
        intervals = List.copyOf(intervals);
        inhibit = List.copyOf(inhibit);
    }
}
