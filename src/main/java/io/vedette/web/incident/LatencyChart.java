package io.vedette.web.incident;

import io.vedette.web.incident.TimeChart.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An endpoint's latency over a report's time: the median of each short time as a line, up to the slowest as a shade.
 *
 * @param tolerated what the median may be without counting against the version, in microseconds; 0 when nothing was compared
 */
record LatencyChart(TimeChart chart, List<Bucket> buckets, long tolerated) {
    /** The slowest of all must not press the medians down to a line. */
    private static final double MOST_OVER_MEDIAN = 3;

    private static final double AIR = 1.15;

    LatencyChart {
        buckets = List.copyOf(buckets);
    }

    Markup draw() {
        return chart.draw(
                runs().stream().flatMap(run -> Stream.of(shade(run), line(run))),
                tolerated == 0 || tolerated > top()
                        ? Stream.of(ceiling())
                        : Stream.of(
                                ceiling(),
                                new Level(tolerated / top(), "tolerated " + Words.millis(tolerated), "limit")));
    }

    private Level ceiling() {
        return new Level(1, Words.millis(Math.round(top())), "");
    }

    private double top() {
        long median = buckets.stream().mapToLong(Bucket::median).max().orElse(0);
        long slowest = buckets.stream().mapToLong(Bucket::slowest).max().orElse(0);
        return Math.max(1, Math.min((double) slowest, MOST_OVER_MEDIAN * median) * AIR);
    }

    /** A time in which nobody answered is a gap, not a bridge. */
    private List<List<Bucket>> runs() {
        List<List<Bucket>> runs = new ArrayList<>();
        boolean open = false;
        for (Bucket bucket : buckets) {
            if (bucket.median() > 0) {
                if (!open) {
                    runs.add(new ArrayList<>());
                }
                runs.getLast().add(bucket);
            }
            open = bucket.median() > 0 || (open && bucket.probes() == 0);
        }
        return runs;
    }

    private Markup line(List<Bucket> run) {
        var points = new StringBuilder();
        run.forEach(bucket -> point(points, middle(bucket), bucket.median()));
        if (run.size() == 1) {
            point(points, chart.x(run.getFirst().until()), run.getFirst().median());
        }
        return Markup.of("polyline").with("class", "median").with("points", points.toString());
    }

    private Markup shade(List<Bucket> run) {
        var points = new StringBuilder();
        run.forEach(bucket -> point(points, middle(bucket), bucket.slowest()));
        run.reversed().forEach(bucket -> point(points, middle(bucket), bucket.median()));
        return Markup.of("polygon").with("class", "slowest").with("points", points.toString());
    }

    private double middle(Bucket bucket) {
        return (chart.x(bucket.from()) + chart.x(bucket.until())) / 2;
    }

    private void point(StringBuilder points, double x, long micros) {
        points.append(Markup.number(x))
                .append(',')
                .append(Markup.number(TimeChart.HEIGHT * (1 - micros / top())))
                .append(' ');
    }
}
