package io.vedette.monitor;

import io.vedette.alert.context.Context.Pace;
import io.vedette.window.Distribution;
import io.vedette.window.LatencyWindow;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How fast a service or an endpoint answers, beside how fast it usually does: the last ten minutes beside the last day, by the highest percentile that both have samples for. */
final class Paces {
    private static final List<Integer> PERCENTS = List.of(99, 95, 90, 50);

    private Paces() {}

    static @Nullable Pace of(LatencyWindow latency) {
        Distribution recent = latency.lastMinutes();
        Distribution day = latency.lastDay();
        for (int percent : PERCENTS) {
            Long now = recent.quantile(percent / 100.0);
            Long usual = day.quantile(percent / 100.0);
            if (now != null && usual != null) {
                return new Pace(percent, micros(now), micros(usual), hour(latency));
            }
        }
        return null;
    }

    private static List<Duration> hour(LatencyWindow latency) {
        return Arrays.stream(latency.slowEnds()).mapToObj(Paces::micros).toList();
    }

    private static Duration micros(long micros) {
        return Duration.ofNanos(micros * 1000);
    }
}
