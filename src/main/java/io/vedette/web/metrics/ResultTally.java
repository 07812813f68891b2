package io.vedette.web.metrics;

import io.vedette.monitor.ServiceSnapshot.Results;
import io.vedette.sample.Reason;
import java.util.EnumMap;
import java.util.Map;

/** Results added up. */
final class ResultTally {
    private final Map<Reason, Long> degraded = new EnumMap<>(Reason.class);
    private final Map<Reason, Long> down = new EnumMap<>(Reason.class);
    private long up;
    private long unknown;

    /** Takes a count. */
    @FunctionalInterface
    interface Reader {
        void count(String result, String reason, long count);
    }

    void add(Results results) {
        up += results.up();
        unknown += results.unknown();
        results.degraded().forEach((reason, count) -> degraded.merge(reason, count, Long::sum));
        results.down().forEach((reason, count) -> down.merge(reason, count, Long::sum));
    }

    void each(Reader reader) {
        reader.count("up", "", up);
        reader.count("unknown", "", unknown);
        degraded.forEach((reason, count) -> reader.count("degraded", reason.label(), count));
        down.forEach((reason, count) -> reader.count("down", reason.label(), count));
    }
}
