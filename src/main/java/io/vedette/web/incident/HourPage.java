package io.vedette.web.incident;

import io.vedette.deployment.evidence.HourFigures;
import io.vedette.deployment.evidence.Interval;
import io.vedette.web.Past.Hours;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A first hour beside the last good one as a table of the page: each figure over its 95 % interval. */
record HourPage(FirstHour hour) {
    private static final double PERCENT = 100;
    private static final double PER_MILLI = 1e-3;

    Markup table() {
        return Markup.of("div")
                .with("class", "scroll")
                .with("role", "region")
                .with("tabindex", "0")
                .with("aria-label", "The first hour beside the last good one")
                .add(Markup.of("table")
                        .with("class", "hours")
                        .add(
                                Markup.of("caption", "quiet", HourTable.caption(hour)),
                                Markup.of("thead")
                                        .add(Markup.of("tr")
                                                .addAll(Stream.of(
                                                                "Endpoint",
                                                                "Hour",
                                                                "Probes",
                                                                "Failures",
                                                                "Median",
                                                                "95th",
                                                                "99th")
                                                        .map(name -> Markup.of("th", "", name)
                                                                .with("scope", "col")))),
                                Markup.of("tbody")
                                        .addAll(hour.endpoints().entrySet().stream()
                                                .flatMap(one -> rows(one.getKey(), one.getValue())))));
    }

    private static Stream<Markup> rows(String endpoint, Hours hours) {
        return Stream.of(row(endpoint, "last good", hours.before()), row("", "first", hours.after()));
    }

    private static Markup row(String endpoint, String name, HourFigures figures) {
        return Markup.of("tr")
                .add(
                        Markup.of("th", "", endpoint).with("scope", "row"),
                        Markup.of("td", "", name),
                        Markup.of("td", "", String.valueOf(figures.probes())),
                        figure(figures.errors(), PERCENT, " %"),
                        figure(figures.p50(), PER_MILLI, " ms"),
                        figure(figures.p95(), PER_MILLI, " ms"),
                        figure(figures.p99(), PER_MILLI, " ms"));
    }

    private static Markup figure(@Nullable Interval interval, double factor, String unit) {
        return interval == null
                ? Markup.of("td", "", "–")
                : Markup.of("td", "", number(interval.value(), factor) + unit)
                        .add(Markup.of(
                                "small",
                                "",
                                number(interval.low(), factor) + " to " + number(interval.high(), factor)));
    }

    /** Few probes do not bound a rare quantile. */
    private static String number(@Nullable Double value, double factor) {
        return value == null ? "?" : String.format(Locale.ROOT, "%.2f", value * factor);
    }
}
