package io.vedette.bench.guard;

import io.vedette.bench.guard.Stream.Change;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The rules side by side, on streams of the same seeds. */
public final class Comparison {
    static final Stream INDEPENDENT = new Stream(0.5, 0, 0, 0.001, 1);
    static final Stream CORRELATED = new Stream(0.5, 0.9, 0, 0.001, 1);
    static final Stream BURSTS = new Stream(0.5, 0, 0, 0.001, 6);
    static final Stream SHOCKS = new Stream(0.5, 0, 0.2, 0.001, 1);

    private static final Map<String, ToIntFunction<Trial>> RULES = rules();

    /** What the guard promises, on the first of the tables at most so many per cent, on the second so many probes in the median. */
    private static final Map<String, String> GOALS = Map.of(
            "independent", "0",
            "AR(1) 0.9", "0.30",
            "bursts of 6 errors", "0.30",
            "hourly shocks 0.2", "1.00",
            "outage", "18",
            "20 % errors", "36",
            "5 % errors", "160",
            "latency x 2", "54",
            "latency + 50 %", "200",
            "p99 x 2", "400");

    private Comparison() {}

    private static Map<String, ToIntFunction<Trial>> rules() {
        Map<String, ToIntFunction<Trial>> rules = new LinkedHashMap<>();
        rules.put("guard", Trial::guard);
        rules.put("guard, paired", Trial::paired);
        rules.put("Mann-Whitney/10", Trial::mannWhitney);
        rules.put("three strikes", Trial::threeStrikes);
        rules.put("Argo, limit 0", trial -> trial.failedMinutes(1));
        rules.put("Flagger, 5", trial -> trial.failedMinutes(5));
        return rules;
    }

    /** Both tables, of {@code deployments} a row, for the rules whose names begin with {@code only}. */
    public static void print(int deployments, String only, PrintStream out) {
        Map<String, ToIntFunction<Trial>> rules = new LinkedHashMap<>(RULES);
        rules.keySet().removeIf(name -> !name.startsWith(only));
        out.printf("%nInnocent deployments that were blamed, in %% of %,d (360 probes each)%n%n", deployments);
        header(rules, out);
        innocent()
                .forEach((name, stream) -> out.println(row(
                        name,
                        rules.values().stream()
                                .map(rule -> percent(delays(stream, Change.NONE, 360, deployments, rule))),
                        GOALS.get(name))));
        out.printf(
                "%nProbes until a bad deployment is blamed, median / p90 (2,160 probes each, of %,d)%n%n",
                deployments / 5);
        header(rules, out);
        changes()
                .forEach((name, change) -> out.println(row(
                        name,
                        rules.values().stream()
                                .map(rule -> delay(delays(INDEPENDENT, change, 2160, deployments / 5, rule))),
                        GOALS.get(name))));
    }

    private static Map<String, Stream> innocent() {
        Map<String, Stream> streams = new LinkedHashMap<>();
        streams.put("independent", INDEPENDENT);
        streams.put("AR(1) 0.9", CORRELATED);
        streams.put("bursts of 6 errors", BURSTS);
        streams.put("hourly shocks 0.2", SHOCKS);
        return streams;
    }

    static Map<String, Change> changes() {
        Map<String, Change> changes = new LinkedHashMap<>();
        changes.put("outage", new Change(1, 1, 1));
        changes.put("20 % errors", new Change(0.2, 1, 1));
        changes.put("5 % errors", new Change(0.05, 1, 1));
        changes.put("latency x 2", new Change(0, 2, 1));
        changes.put("latency + 50 %", new Change(0, 1.5, 1));
        changes.put("p99 x 2", new Change(0, 1, 2));
        changes.put("latency + 20 %", new Change(0, 1.2, 1));
        return changes;
    }

    static int[] delays(Stream stream, Change change, int probes, int deployments, ToIntFunction<Trial> rule) {
        return IntStream.range(0, deployments)
                .parallel()
                .map(seed -> rule.applyAsInt(new Trial(stream, change, probes, seed)))
                .toArray();
    }

    private static void header(Map<String, ToIntFunction<Trial>> rules, PrintStream out) {
        out.println(row("", rules.keySet().stream(), "goal of the guard"));
    }

    private static String row(String name, java.util.stream.Stream<String> cells, @Nullable String goal) {
        var row = new StringBuilder(String.format(Locale.ROOT, "%-20s", name));
        cells.forEach(cell -> row.append(String.format(Locale.ROOT, "%17s", cell)));
        return row.append(String.format(Locale.ROOT, "%20s", goal == null ? "" : goal))
                .toString();
    }

    private static String percent(int[] delays) {
        long blamed = IntStream.of(delays).filter(delay -> delay >= 0).count();
        return String.format(Locale.ROOT, "%.2f", 100.0 * blamed / delays.length);
    }

    private static String delay(int[] delays) {
        return quantile(delays, 0.5) + " / " + quantile(delays, 0.9);
    }

    /** A quantile in which never is later than any. */
    static String quantile(int[] delays, double q) {
        int[] sorted = IntStream.of(delays)
                .map(delay -> delay < 0 ? Integer.MAX_VALUE : delay)
                .sorted()
                .toArray();
        int value = sorted[Math.max(1, (int) Math.ceil(q * sorted.length)) - 1];
        return value == Integer.MAX_VALUE ? "-" : Integer.toString(value);
    }
}
