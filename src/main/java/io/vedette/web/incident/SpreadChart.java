package io.vedette.web.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How latencies were distributed before a deployment and under it: which share of the answers took how long at most, over a logarithmic time. */
final class SpreadChart {
    private static final double WIDTH = 1_000;
    private static final double HEIGHT = 100;
    private static final double HEAD = 16;
    private static final double BODY = 150;
    private static final double FOOT = 20;
    private static final double LETTERS = 3.8;
    private static final int POINTS = 300;
    private static final double LEAST_RATIO = 1.5;

    /** Fewer answers are no distribution. */
    private static final int LEAST = 5;

    private static final int[] STEPS = {1, 2, 5};

    private final String label;
    private final long[] before;
    private final long[] since;

    /**
     * @param before in microseconds, the smallest first
     * @param since in microseconds, the smallest first
     */
    SpreadChart(String label, long[] before, long[] since) {
        this.label = label;
        this.before = enough(before);
        this.since = enough(since);
    }

    private static long[] enough(long... latencies) {
        return latencies.length < LEAST ? new long[0] : latencies.clone();
    }

    /** Whether there is something to compare. */
    boolean isDrawable() {
        return before.length + since.length > 0;
    }

    Markup draw() {
        return Markup.of("svg")
                .with("class", "chart spread")
                .with("role", "img")
                .with("aria-label", label)
                .with("width", "100%")
                .with("height", HEAD + BODY + FOOT)
                .addAll(Stream.of(0.5, 0.95).map(SpreadChart::level))
                .addAll(ticks().stream().flatMap(this::tick))
                .add(plot())
                .addAll(Stream.of(0.5, 0.95).map(SpreadChart::name));
    }

    private Markup plot() {
        return Markup.of("svg")
                .with("y", HEAD)
                .with("width", "100%")
                .with("height", BODY)
                .with("viewBox", "0 0 1000 100")
                .with("preserveAspectRatio", "none")
                .add(line(before, "before"), line(since, "since"));
    }

    private Markup line(long[] latencies, String kind) {
        var points = new StringBuilder();
        int step = Math.max(1, latencies.length / POINTS);
        for (int i = 0; i < latencies.length; i += step) {
            point(points, latencies[i], (double) i / latencies.length);
            point(points, latencies[i], (double) Math.min(latencies.length, i + step) / latencies.length);
        }
        return Markup.of("polyline").with("class", kind).with("points", points.toString());
    }

    private void point(StringBuilder points, long micros, double share) {
        points.append(Markup.number(place(micros) * WIDTH))
                .append(',')
                .append(Markup.number(HEIGHT * (1 - share)))
                .append(' ');
    }

    private double place(long micros) {
        double least = Math.log(fastest());
        return (Math.log((double) Math.max(micros, 1)) - least) / (Math.log(slowest()) - least);
    }

    private double fastest() {
        return Math.max(
                1,
                Stream.of(before, since)
                                .filter(some -> some.length > 0)
                                .mapToLong(some -> some[0])
                                .min()
                                .orElse(1)
                        * 0.95);
    }

    private double slowest() {
        double most = 1.05
                * Stream.of(before, since)
                        .filter(some -> some.length > 0)
                        .mapToLong(some -> some[some.length - 1])
                        .max()
                        .orElse(1);
        return Math.max(most, LEAST_RATIO * fastest());
    }

    /** 1, 2 and 5 of every power of ten that are seen; of few, more. */
    private List<Long> ticks() {
        var ticks = new ArrayList<Long>();
        boolean wide = slowest() / fastest() > 300;
        for (long power = 1; power < slowest(); power *= 10) {
            for (int step : STEPS) {
                long micros = power * step;
                if (micros > fastest() && micros < slowest() && (!wide || step == 1)) {
                    ticks.add(micros);
                }
            }
        }
        return ticks;
    }

    private Stream<Markup> tick(long micros) {
        String x = TimeChart.percent(place(micros));
        return Stream.of(
                Markup.of("line")
                        .with("class", "level")
                        .with("x1", x)
                        .with("x2", x)
                        .with("y1", HEAD)
                        .with("y2", HEAD + BODY),
                Markup.of("text", "axis", name(micros))
                        .with("x", x)
                        .with("y", HEAD + BODY + FOOT - LETTERS)
                        .with("text-anchor", "middle"));
    }

    private static String name(long micros) {
        if (micros >= 1_000_000) {
            return Markup.number(micros / 1e6) + " s";
        }
        return Markup.number(micros / 1e3) + " ms";
    }

    private static double y(double share) {
        return HEAD + BODY * (1 - share);
    }

    private static Markup level(double share) {
        return Markup.of("line")
                .with("class", "level")
                .with("x1", "0")
                .with("x2", "100%")
                .with("y1", y(share))
                .with("y2", y(share));
    }

    private static Markup name(double share) {
        return Markup.of("text", "level", Markup.number(share * HEIGHT) + " % of the answers")
                .with("x", 2)
                .with("y", y(share) - LETTERS);
    }
}
