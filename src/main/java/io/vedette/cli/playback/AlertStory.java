package io.vedette.cli.playback;

import io.vedette.alert.Alert;
import io.vedette.replay.Cost;
import io.vedette.replay.ReplayEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One alert from its beginning to its end.
 *
 * @param end absent while it fires at the end of the replay
 * @param cost of the objective that it cost most; absent without objectives
 */
record AlertStory(
        Alert alert, @Nullable Instant end, @Nullable Cost cost) {
    /** Every alert of a replay, in the order in which they fired. */
    static List<AlertStory> of(List<ReplayEvent> events) {
        Map<String, AlertStory> open = new LinkedHashMap<>();
        List<AlertStory> all = new ArrayList<>();
        for (ReplayEvent event : events) {
            if (event instanceof ReplayEvent.Told(Alert alert, List<Cost> costs)) {
                AlertStory story = new AlertStory(alert, alert.endsAt(), dearest(costs));
                open.remove(alert.episode());
                if (alert.firing()) {
                    open.put(alert.episode(), story);
                } else {
                    all.add(story);
                }
            }
        }
        all.addAll(open.values());
        all.sort(Comparator.comparing(story -> story.alert().startsAt()));
        return all;
    }

    private static @Nullable Cost dearest(List<Cost> costs) {
        return costs.stream().max(Comparator.comparingDouble(Cost::budgetShare)).orElse(null);
    }
}
