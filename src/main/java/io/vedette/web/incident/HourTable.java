package io.vedette.web.incident;

import io.vedette.deployment.evidence.HourFigures;
import io.vedette.deployment.evidence.Interval;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A first hour beside the last good one as a table in Markdown: each figure with its 95 % interval. */
record HourTable(FirstHour hour) {
    private static final double PERCENT = 100;
    private static final double MICROS_PER_MILLI = 1_000;

    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(caption(hour));
        lines.add("");
        lines.add("| endpoint | hour | probes | errors | p50 | p95 | p99 |");
        lines.add("|---|---|---|---|---|---|---|");
        hour.endpoints().forEach((endpoint, hours) -> {
            lines.add(row(endpoint, "last good", hours.before()));
            lines.add(row(endpoint, "first", hours.after()));
        });
        return lines;
    }

    /** What it is beside. */
    static String caption(FirstHour hour) {
        String before = hour.against().version() == null
                ? "the version before"
                : "version " + hour.against().version();
        return "Beside the hour of " + before + " until "
                + hour.against().until().truncatedTo(ChronoUnit.SECONDS) + "; 95 % intervals in brackets.";
    }

    private static String row(String endpoint, String name, HourFigures figures) {
        return "| `" + endpoint + "` | " + name + " | " + figures.probes() + " | "
                + figure(figures.errors(), PERCENT, " %") + " | " + figure(figures.p50(), 1 / MICROS_PER_MILLI, " ms")
                + " | " + figure(figures.p95(), 1 / MICROS_PER_MILLI, " ms") + " | "
                + figure(figures.p99(), 1 / MICROS_PER_MILLI, " ms") + " |";
    }

    private static String figure(@Nullable Interval interval, double factor, String unit) {
        return interval == null
                ? "–"
                : number(interval.value(), factor) + unit + " (" + number(interval.low(), factor) + " to "
                        + number(interval.high(), factor) + ")";
    }

    /** Few probes do not bound a rare quantile. */
    private static String number(@Nullable Double value, double factor) {
        return value == null ? "?" : String.format(Locale.ROOT, "%.2f", value * factor);
    }
}
