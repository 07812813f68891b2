package io.vedette.replay;

import io.vedette.monitor.ServicePlan;
import java.util.List;

/** What became of one service in a replay, its events in the order of their times. */
public record ServiceReport(ServicePlan plan, List<ReplayEvent> events, List<ObjectiveReport> objectives) {
    public ServiceReport {
        events = List.copyOf(events);
        objectives = List.copyOf(objectives);
    }
}
