package io.vedette.monitor;

import io.vedette.slo.SloJudge;
import io.vedette.window.Counts;
import io.vedette.window.Distribution;
import io.vedette.window.RecentLatencies;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The figures of one service as of the slot closed last, for rules of the user's own. Each distribution is summed once. Belongs to the event loop of its service. */
public final class Figures {
    private final Instant end;
    private final SloJudge counted;
    private final @Nullable RecentLatencies latencies;
    private final List<SloMonitor> slos;
    private final Endpoints endpoints;
    private final Map<String, String> labels;
    private final Map<Duration, Distribution> summed = new HashMap<>(4);

    Figures(
            Instant end,
            SloJudge counted,
            @Nullable RecentLatencies latencies,
            List<SloMonitor> slos,
            Endpoints endpoints,
            Map<String, String> labels) {
        this.end = end;
        this.counted = counted;
        this.latencies = latencies;
        this.slos = slos;
        this.endpoints = endpoints;
        this.labels = labels;
    }

    /** Probes that were good, bad, or not measured. */
    public Counts counts(Duration window) {
        return counted.counts(window);
    }

    /** In microseconds; nothing where too few answered: q = 0.99 needs 100. */
    public @Nullable Long quantile(double q, Duration window) {
        return distribution(window).quantile(q);
    }

    /** How many answers a quantile stands on. */
    public long answers(Duration window) {
        return distribution(window).count();
    }

    private Distribution distribution(Duration window) {
        RecentLatencies kept = Objects.requireNonNull(latencies, "a rule asks for latencies that none was to ask for");
        return Objects.requireNonNull(summed.computeIfAbsent(window, length -> kept.over(length, end)));
    }

    /** Whether the service is not down: no endpoint is, or not enough of them. */
    public boolean up() {
        return endpoints.health() != Health.DOWN;
    }

    /** How fast the budget of objective {@code slo} goes, of its endpoints the worst; nothing where nothing was measured. */
    public @Nullable Double burn(String slo, Duration window) {
        Double fastest = null;
        for (SloJudge judge : judges(slo)) {
            Counts counts = judge.counts(window);
            if (counts.valid() > 0 && (fastest == null || judge.rate(counts) > fastest)) {
                fastest = judge.rate(counts);
            }
        }
        return fastest;
    }

    /** The share of the budget that is left: 1 untouched, 0 spent, negative overspent. */
    public double budgetRemaining(String slo) {
        return judges(slo).stream().mapToDouble(SloJudge::budgetRemaining).min().orElse(1);
    }

    /** Of the service. */
    public Map<String, String> labels() {
        return labels;
    }

    private List<SloJudge> judges(String name) {
        return slos.stream()
                .filter(slo -> slo.slo().name().equals(name))
                .findFirst()
                .map(slo -> slo.judges().all())
                .orElse(List.of());
    }
}
